# CHANGELOG.md -> its newest version, as Debian writes changelogs.
#   awk -v version=… -v maintainer=… -v day=… -f changelog.awk CHANGELOG.md
function flush_item(  words, count, i, line) {
  if (item == "") return
  count = split(item, words, " ")
  line = "  *"
  for (i = 1; i <= count; ++i) {
    if (length(line) + 1 + length(words[i]) > 78) { print line; line = "   " }
    line = line " " words[i]
  }
  print line
  item = ""
}
/^## / {
  if (found) exit
  found = 1
  printf "subrosa (%s) unstable; urgency=medium\n", version
  next
}
/^### / { flush_item(); printf "\n  [ %s ]\n", substr($0, 5); next }
/^- / { flush_item(); item = substr($0, 3); next }
/^  / { item = item " " $0; next }
END { flush_item(); printf "\n -- %s  %s\n", maintainer, day }
