#!/bin/sh
# Make a virtual environment in the folder $1 with the first Python >= 3.11 that is found ($PYTHON is tried first).
# Where the system's Python comes without ensurepip (Debian's bare python3), virtualenv is fetched into a
# temporary folder and does the work; nothing is installed for the system or the user.
set -eu
folder=$1

is_new_enough() { "$1" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; }

for candidate in "${PYTHON:-python3}" python3 python3.11 python3.12 python3.13 python3.14; do
    if is_new_enough "$candidate"; then python=$candidate; break; fi
done
if [ -z "${python:-}" ]; then
    echo "claimcheck needs Python 3.11 or later; install it, or name it: make PYTHON=/path/to/python3" >&2
    exit 1
fi

if "$python" -c 'import venv, ensurepip' 2>/dev/null && "$python" -m venv --clear "$folder"; then
    exit 0
fi
echo "  this Python has no venv: fetching virtualenv into a temporary folder"
if ! "$python" -m pip --version >/dev/null 2>&1; then
    echo "neither venv nor pip works with $python; install one of them (on Debian: python3-venv)" >&2
    exit 1
fi
temporary=$(mktemp -d)
trap 'rm -rf "$temporary"' EXIT
"$python" -m pip install --quiet --quiet --disable-pip-version-check --target "$temporary" virtualenv
PYTHONPATH=$temporary "$python" -m virtualenv --quiet --clear "$folder"
