#!/bin/sh
# In a fresh Debian: the package is installed, used by nobody in particular, and removed; what is left is compared.
#   in_clean_root.sh ROOT PACKAGE DISPLAY   (mmdebstrap calls it, as root of that Debian)
set -eu
root=$1
package=$2
display=$3

as_nobody() { chroot --userspec=nobody:nogroup "$root" env -i PATH=/usr/bin:/bin HOME=/nonexistent "$@"; }
fail() { printf 'FAULT: %s\n' "$*"; exit 1; }

# Every file with its size, owner, mode and content; what dpkg itself remembers left out.
everything() {
  (cd "$root" && find . -xdev \( -path ./proc -o -path ./sys -o -path ./dev -o -path ./tmp -o -path ./var/log \
    -o -path ./var/lib/dpkg -o -path ./var/cache -o -path ./var/lib/apt \) -prune \
    -o -printf '%p %y %m %U:%G %s %l\n' | sort
   find etc usr var/lib home root srv opt -xdev -type f ! -path 'var/lib/dpkg/*' ! -path 'var/lib/apt/*' -print0 |
     sort -z | xargs -0 md5sum)
}

# What it needs first, so that what is compared is the package alone.
needs="$(dpkg-deb --field "$package" Depends), $(dpkg-deb --field "$package" Recommends)"
DEBIAN_FRONTEND=noninteractive chroot "$root" apt-get satisfy --yes -qq --no-install-recommends "$needs" >/dev/null 2>&1 ||
  fail "what it needs cannot be installed: $needs"
everything >"$root/tmp/before"
cp "$package" "$root/tmp/subrosa.deb"
chroot "$root" dpkg --install /tmp/subrosa.deb >/dev/null
chroot "$root" dpkg --verify subrosa || fail "dpkg finds files that are not as packed"

as_nobody subrosa --version | tee "$root/tmp/version"
grep -q 'belgium' "$root/tmp/version" || fail "the rules are not found"
as_nobody subrosa check >"$root/tmp/check" || fail "check: $(cat "$root/tmp/check")"
as_nobody subrosa decide arson-police-drugs-is-he-followed --lang en >"$root/tmp/answer" || fail "no decision"
[ -s "$root/tmp/answer" ] || fail "the decision is empty"
printf '1\n' | as_nobody subrosa ask >"$root/tmp/asked" || fail "no questions: $(cat "$root/tmp/asked")"
as_nobody subrosa-gui --version | grep -q 'belgium' || fail "the window does not find the rules"
if as_nobody subrosa-gui >"$root/tmp/window" 2>&1; then fail "a window without a display"; fi
grep -q "pas d'écran" "$root/tmp/window" || fail "without a display: $(cat "$root/tmp/window")"

# With one, from a Debian that has nothing but what the package names: it stays until it is ended.
status=0
as_nobody DISPLAY="$display" timeout 8 subrosa-gui >"$root/tmp/window" 2>&1 || status=$?
[ "$status" = 124 ] || fail "the window ended by itself with $status: $(cat "$root/tmp/window")"

chroot "$root" dpkg --purge subrosa >/dev/null
everything >"$root/tmp/after"
diff "$root/tmp/before" "$root/tmp/after" || fail "it left traces"
printf 'installed, used and removed without a trace\n'
