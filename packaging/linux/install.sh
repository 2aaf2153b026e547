#!/bin/sh
# Installs Tropa for one user or, with --prefix /usr/local, for all: the program, its place in the menu, its file types,
# their icons and the licences. Run after `cargo build --release`.
#
#   sh packaging/linux/install.sh [--prefix DIR] [--uninstall]
#
# The prefix is ~/.local unless given; DESTDIR is put before it, for those who make packages.
set -eu

prefix="${HOME:-}/.local"
action=install
while [ $# -gt 0 ]; do
    case "$1" in
        --prefix) [ $# -ge 2 ] || { echo "--prefix wants a directory" >&2; exit 2; }; prefix=$2; shift 2 ;;
        --prefix=*) prefix=${1#--prefix=}; shift ;;
        --uninstall) action=uninstall; shift ;;
        -h|--help) sed -n '2,7s/^# \{0,1\}//p' "$0"; exit 0 ;;
        *) echo "unknown option: $1 (see --help)" >&2; exit 2 ;;
    esac
done

here=$(CDPATH='' cd -- "$(dirname -- "$0")" && pwd)
root=$(CDPATH='' cd -- "$here/../.." && pwd)
program="${CARGO_TARGET_DIR:-$root/target}/release/tropa"
base="${DESTDIR:-}$prefix"

# What goes where: source, place under the prefix, mode.
files() {
    cat <<LIST
$program|bin/tropa|755
$here/tropa.desktop|share/applications/tropa.desktop|644
$here/tropa.metainfo.xml|share/metainfo/tropa.metainfo.xml|644
$here/tropa.mime.xml|share/mime/packages/tropa.xml|644
$here/tropa.svg|share/icons/hicolor/scalable/apps/tropa.svg|644
$here/application-x-tropa.svg|share/icons/hicolor/scalable/mimetypes/application-x-tropa.svg|644
$here/application-x-tropa-persona.svg|share/icons/hicolor/scalable/mimetypes/application-x-tropa-persona.svg|644
$root/LICENSE-MIT|share/doc/tropa/LICENSE-MIT|644
$root/LICENSE-APACHE|share/doc/tropa/LICENSE-APACHE|644
$root/THIRD-PARTY.md|share/doc/tropa/THIRD-PARTY.md|644
$root/fonts/GolosText-OFL.txt|share/doc/tropa/GolosText-OFL.txt|644
$root/fonts/Lucide-LICENSE.txt|share/doc/tropa/Lucide-LICENSE.txt|644
LIST
}

if [ "$action" = install ] && [ ! -x "$program" ]; then
    echo "no program at $program: run \`cargo build --release\` first" >&2
    exit 1
fi

files | while IFS='|' read -r from to mode; do
    if [ "$action" = install ]; then
        mkdir -p "$base/$(dirname "$to")"
        cp "$from" "$base/$to"
        chmod "$mode" "$base/$to"
    else
        rm -f "$base/$to"
    fi
    echo "$action $base/$to"
done
[ "$action" = install ] || rmdir "$base/share/doc/tropa" 2>/dev/null || true

# The desktop reads caches; a package's own triggers do this where DESTDIR is set.
if [ -z "${DESTDIR:-}" ]; then
    ! command -v update-mime-database >/dev/null || update-mime-database "$base/share/mime" || true
    ! command -v update-desktop-database >/dev/null || update-desktop-database -q "$base/share/applications" || true
    ! command -v gtk-update-icon-cache >/dev/null || gtk-update-icon-cache -qtf "$base/share/icons/hicolor" || true
fi
