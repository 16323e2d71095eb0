#!/bin/bash
# A sweep in shards, and their merge when all are done: submit.sh SPEC.json FOLDER SHARDS
set -euo pipefail
spec=$1 folder=$2 shards=$3
here=$(dirname "$0")

mkdir -p "$folder"
job=$(sbatch --parsable --array="1-$shards" "$here/sweep.sbatch" "$spec" "$folder" "$shards")
sbatch --dependency="afterok:$job" "$here/merge.sbatch" "$folder"
