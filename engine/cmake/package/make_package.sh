#!/bin/sh
# Makes subrosa_VERSION_ARCHITECTURE.deb and a tarball of a finished release build.
#   make_package.sh BUILD INTO
# The same build gives the same bytes: times are those of SOURCE_DATE_EPOCH, names are sorted, root owns everything.
set -eu
build=$1
into=$2
here=$(CDPATH= cd -- "$(dirname -- "$0")" && pwd)
source=$(CDPATH= cd -- "$here/../../.." && pwd)
LC_ALL=C
export LC_ALL SOURCE_DATE_EPOCH
umask 022

version=$(sed -n 's/^CMAKE_PROJECT_VERSION:STATIC=//p' "$build/CMakeCache.txt")
architecture=$(dpkg --print-architecture)
# Nobody answers at `invalid`, which is reserved for that; there is no address to give yet.
maintainer="Subrosa contributors <contributors@subrosa.invalid>"
stage=$into/stage

install_program() {
  rm -rf "$stage"
  mkdir -p "$stage"
  # The libraries and headers for developers stay out: who builds on them builds from the sources.
  DESTDIR="$stage" cmake --install "$build" --prefix /usr --component program --strip >/dev/null
  # What tells how it was linked is of no use to anybody, and differs from machine to machine.
  strip --remove-section=.comment --remove-section=.note "$stage"/usr/bin/*
}

add_documents() {
  documents=$stage/usr/share/doc/subrosa
  cp "$here/copyright" "$documents/copyright"
  awk -v version="$version" -v maintainer="$maintainer" -v day="$(date -Ru -d "@$SOURCE_DATE_EPOCH")" \
    -f "$here/changelog.awk" "$source/CHANGELOG.md" | gzip -9n >"$documents/changelog.gz"
  mkdir -p "$stage/usr/share/lintian/overrides"
  cp "$here/lintian-overrides" "$stage/usr/share/lintian/overrides/subrosa"
  chmod 644 "$documents/copyright" "$documents/changelog.gz" "$stage/usr/share/lintian/overrides/subrosa"
}

# The libraries that the programs name; dpkg-shlibdeps wants to stand beside a debian/control.
library_packages() {
  mkdir -p "$into/shlibdeps/debian"
  printf 'Source: subrosa\n' >"$into/shlibdeps/debian/control"
  (cd "$into/shlibdeps" && dpkg-shlibdeps -O "$stage"/usr/bin/* | sed 's/^shlibs:Depends=//')
}

write_control() {
  mkdir -p "$stage/DEBIAN"
  (cd "$stage" && find usr -type f -print0 | sort -z | xargs -0 md5sum) >"$stage/DEBIAN/md5sums"
  # libgl1 is opened by the window while it runs, so no tool sees it.
  cat >"$stage/DEBIAN/control" <<TEXT
Package: subrosa
Version: $version
Architecture: $architecture
Maintainer: $maintainer
Installed-Size: $(du -sk "$stage/usr" | cut -f1)
Depends: fonts-dejavu-core, libgl1, $(library_packages)
Recommends: libgl1-mesa-dri
Section: misc
Priority: optional
Description: professional secrecy in Belgium: may it be said, and why
 Subrosa helps to answer one question: may this be said, to whom, and why? It
 applies the Belgian law of professional secrecy to the situation of a social
 worker, on the day of the act, and explains its answer. When a fact is missing
 it says so, and says exactly what remains possible.
 .
 No lawyer has reviewed its rules yet: it informs, and replaces no legal advice.
 .
 This package holds the command, subrosa, the window, subrosa-gui, and the rules
 that both read. It speaks French, Dutch, German and English, and has no code
 for a network.
TEXT
}

make_deb() {
  dpkg-deb --root-owner-group --threads-max=1 -Zxz --build "$stage" "$into/subrosa_${version}_$architecture.deb" >/dev/null
}

make_tarball() {
  name=subrosa-$version-linux-$architecture
  tar --create --directory "$stage/usr" --sort=name --mtime="@$SOURCE_DATE_EPOCH" --owner=0 --group=0 \
    --numeric-owner --format=gnu --transform="s,^\.,$name," . | gzip -9n >"$into/$name.tar.gz"
}

rm -rf "$into"
mkdir -p "$into"
into=$(CDPATH= cd -- "$into" && pwd)
stage=$into/stage
install_program
add_documents
make_tarball
write_control
find "$stage" -exec touch --no-dereference --date="@$SOURCE_DATE_EPOCH" {} +
make_deb
rm -rf "$stage" "$into/shlibdeps"
printf '%s\n' "$into"/*
