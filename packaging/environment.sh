# What packaging/run, packaging/test and packaging/bench share: system packages, .venv, a virtual screen.
# To be sourced by bash; leaves the shell in the project's folder.

cd "$(dirname "${BASH_SOURCE[0]}")/.."

PYTHON_PACKAGES=(python3 python3-venv)
WINDOW_PACKAGES=(
    libegl1 libgl1 libpulse0 libxrandr2 libxcb-cursor0 libxcb-icccm4 libxcb-keysyms1 libxkbcommon-x11-0
    libxcb-shape0 libglib2.0-0 libfontconfig1 libdbus-1-3 libxkbcommon0 fonts-dejavu-core
)
SOUND_PACKAGES=(libvlc5 vlc-plugin-base vlc-plugin-video-output)
SCREEN_PACKAGES=(xvfb openbox xdotool)
TEST_PACKAGES=(ruby patch poppler-utils chromium libflite1)

say() { printf '%s\n' "$*" >&2; }

give_up() {
    say "$@"
    exit 1
}

# Runs a command as root, if that can be done without asking anybody for a password.
as_root() {
    if [ "$(id -u)" = 0 ]; then "$@"; else sudo -n "$@"; fi
}

may_install() {
    command -v apt-get >/dev/null && as_root true 2>/dev/null
}

missing() {
    local package
    for package; do
        [ "$(dpkg-query -W -f '${db:Status-Status}' "$package" 2>/dev/null)" = installed ] || printf '%s ' "$package"
    done
}

apt_install() {
    as_root env DEBIAN_FRONTEND=noninteractive apt-get install -qq --yes --no-install-recommends "$@" >/dev/null 2>&1
}

# Installs what is missing of the given system packages where that is allowed, otherwise names it and goes on.
system_packages() {
    local wanted=() lacking=() package
    if ! command -v apt-get >/dev/null; then
        say "No apt-get here: if the window or the sound does not come up, install what these Debian packages hold: $*"
        return
    fi
    read -r -a wanted <<<"$(missing "$@")"
    [ ${#wanted[@]} -gt 0 ] || return 0
    if ! may_install; then
        say "Going on without these system packages; to get them: sudo apt-get install ${wanted[*]}"
        return
    fi
    say "Installing with apt-get: ${wanted[*]}"
    as_root apt-get update -qq >/dev/null 2>&1 || true
    if ! apt_install "${wanted[@]}"; then
        for package in "${wanted[@]}"; do apt_install "$package" || lacking+=("$package"); done
    fi
    [ ${#lacking[@]} -eq 0 ] || say "Going on without what apt-get could not install: ${lacking[*]}"
}

new_enough() {
    "$1" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null
}

find_python() {
    local python
    for python in python3 python3.14 python3.13 python3.12 python3.11; do
        if new_enough "$python"; then
            printf '%s' "$python"
            return
        fi
    done
    return 1
}

make_venv() {
    local python
    if python=$(find_python); then
        "$python" -c 'import ensurepip' 2>/dev/null || system_packages "$python-venv"
    else
        system_packages "${PYTHON_PACKAGES[@]}"
    fi
    python=$(find_python) || give_up "Cueline needs Python 3.11 or newer and found none." \
        "Install one (Debian 12, Ubuntu 23.04 or newer: apt-get install ${PYTHON_PACKAGES[*]}) and start this again."
    say "Making the Python environment in .venv"
    "$python" -m venv --clear .venv ||
        give_up "Python could not make the environment; on Debian and Ubuntu, apt-get install $python-venv helps."
}

# Makes .venv and brings system packages: prepare NAME EXTRAS PACKAGE...; does nothing when nothing has changed.
prepare() {
    local name=$1 extras=$2 stamp print
    shift 2
    stamp=.venv/ready-$name
    print=$(printf '%s\n' "$PWD" "$@" | cat - pyproject.toml packaging/constraints.txt | sha256sum)
    [ "$(cat "$stamp" 2>/dev/null)" != "$print" ] || return 0
    system_packages "$@"
    { new_enough .venv/bin/python && .venv/bin/python -m pip --version >/dev/null 2>&1; } || make_venv
    say "Installing Cueline and what it needs into .venv"
    # setuptools warns of each editable install that a folder here could hide another package: that is what is wanted.
    PYTHONWARNINGS=ignore PIP_CONSTRAINT=packaging/constraints.txt PIP_BUILD_CONSTRAINT=packaging/constraints.txt \
        .venv/bin/python -m pip install --quiet --disable-pip-version-check --editable ".$extras" ||
        give_up "pip could not install the packages above; is the network there? Start this again to go on."
    printf '%s\n' "$print" >"$stamp"
}

# Starts an X server that nobody sees, with a window manager, until the script ends.
virtual_screen() {
    local programs=(Xvfb openbox xdotool) program number
    for program in "${programs[@]}"; do
        command -v "$program" >/dev/null || give_up "The virtual screen needs $program, which is not installed" \
            "(Debian and Ubuntu: apt-get install ${SCREEN_PACKAGES[*]})."
    done
    unset WAYLAND_DISPLAY
    coproc SCREEN { exec Xvfb -displayfd 1 -screen 0 1400x900x24 -nolisten tcp 2>/dev/null; }
    # shellcheck disable=SC2064 - the numbers of now
    trap "kill $SCREEN_PID 2>/dev/null" EXIT
    read -r -t 20 number <&"${SCREEN[0]}" || give_up "The virtual screen (Xvfb) did not start."
    export DISPLAY=":$number" QT_QPA_PLATFORM=xcb
    openbox >/dev/null 2>&1 &
}
