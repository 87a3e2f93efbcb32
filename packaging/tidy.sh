# SPDX-License-Identifier: Apache-2.0
# clang-tidy, as packaging/check runs it. Sourced after common.sh, at the top of the clone.
#
# Most of its time goes into the headers of Qt and of the standard library, so sources that are
# compiled alike are read as one. Those that don't go together, such as two with a helper of the same
# name, are read apart.
# shellcheck shell=bash disable=SC2185

tidy_together=16
tidied=build/dev/tidy

# is_tidy FILE: nothing was found, and neither FILE nor anything it includes has changed since.
is_tidy() {
    local clean=$tidied/$1.clean includes
    # ccache writes paths within the clone as relative ones.
    includes=$(awk -v file="$PWD/$1" -v relative="../../$1" '
        /^[^ ]/ { fresh = 1; next }
        fresh { wanted = $1 == file || $1 == relative; fresh = 0 }
        wanted && NF { print $1 }' "$tidied/includes")
    # What find has to complain of counts as a change.
    [ -e "$clean" ] && [ -n "$includes" ] &&
        [ -z "$(cd build/dev && printf '%s\n' ../../.clang-tidy "$includes" | tr '\n' '\0' |
            find -files0-from - -newer "tidy/$1.clean" -print -quit 2>&1)" ]
}

# Lines of the sources named on standard input: their flags, then up to sixteen files, by tabs.
# What only another preset compiles is left out.
tidy_batches() {
    local wanted
    wanted=$(cat)
    jq -r '.[] | (.command | sub("^[^ ]+ "; "") | sub(" -o .*"; "") |
            gsub(" -[^ ]*(_autogen|QT_TESTCASE)[^ ]*"; "")) + "\t" + .file' \
        build/dev/compile_commands.json | sort |
        awk -F '\t' -v root="$PWD/" -v most="$tidy_together" '
            function put() { if (count) print line; count = 0 }
            NR == FNR { wanted[$1]; next }
            { file = substr($2, length(root) + 1) }
            file in wanted {
                delete wanted[file]
                if ($1 != flags || count == most) { put(); line = flags = $1 }
                line = line "\t" file
                count++
            }
            END { put() }
        ' <(printf '%s\n' "$wanted") -
}

# The files of the clone that errors on standard input are about.
named_in_errors() {
    sed -n "s,^$PWD/\(.*\):[0-9]*:[0-9]*: error: .*,\1,p" | sort -u
}

# tidy_batch LINE: clang-tidy on the sources of a line of tidy_batches. Prints what it finds.
tidy_batch() {
    local flags=${1%%$'\t'*} files source found file
    IFS=$'\t' read -ra files <<<"${1#*$'\t'}"
    source=${files[0]}
    if [ ${#files[@]} -gt 1 ]; then
        source=$(mktemp --suffix=.cpp "$tidied/together-XXXXXX")
        printf '#include "%s" // NOLINT(bugprone-suspicious-include)\n' "${files[@]}" >"$source"
        # Only to see whether they go together takes a twentieth of the time.
        if ! found=$(eval "clang-tidy --quiet --checks='-*,readability-delete-null-pointer' \
            --extra-arg=-ferror-limit=0 \"\$source\" -- $flags" 2>/dev/null); then
            tidy_apart "$1" "$(printf '%s\n' "$found" | named_in_errors)"
            return
        fi
    fi
    for file in "${files[@]}"; do
        mkdir -p "$(dirname "$tidied/$file")"
        : >"$tidied/$file.begun"
    done

    # The flags are quoted for a shell.
    found=$(eval "clang-tidy --quiet \"\$source\" -- $flags" 2>/dev/null)
    local status=$? named
    named=$(printf '%s\n' "$found" | named_in_errors)
    # A header that isn't in order, or no word of why, speaks against all of them.
    if [ "$status" -eq 0 ] || { [ -n "$named" ] &&
        ! printf '%s\n' "$named" | grep -qvxFf <(printf '%s\n' "${files[@]}"); }; then
        for file in "${files[@]}"; do
            printf '%s\n' "$named" | grep -qxF "$file" ||
                mv "$tidied/$file.begun" "$tidied/$file.clean"
        done
    fi
    [ "$status" -eq 0 ] || printf '%s\n' "$found"
    return "$status"
}

# tidy_apart LINE CLASHING: as tidy_batch; what clashes with files before it goes after the others.
tidy_apart() {
    local flags=${1%%$'\t'*} files file first=() second=() good=0 IFS=$'\t'
    read -ra files <<<"${1#*$'\t'}"
    for file in "${files[@]}"; do
        if printf '%s\n' "$2" | grep -qxF "$file"; then
            second+=("$file")
        else
            first+=("$file")
        fi
    done
    if [ ${#first[@]} -eq 0 ] || [ ${#second[@]} -eq 0 ]; then
        first=("${files[@]:0:1}")
        second=("${files[@]:1}")
    fi
    tidy_batch "$flags"$'\t'"${first[*]}" || good=1
    tidy_batch "$flags"$'\t'"${second[*]}" || good=1
    return "$good"
}

# tidy FILES: those of them, a line each, that aren't known to be tidy.
tidy() {
    local files=$1 started=$SECONDS stale
    mkdir -p "$tidied"
    ninja -C build/dev -t deps >"$tidied/includes"
    rm -f "$tidied"/together-*
    export -f is_tidy tidy_batch tidy_apart named_in_errors
    export tidied
    # shellcheck disable=SC2016 # the inner shell's own
    stale=$(printf '%s\n' "$files" |
        xargs -P "$(nproc)" -n 1 bash -c 'is_tidy "$1" || printf "%s\n" "$1"' _)
    # shellcheck disable=SC2016
    if [ -z "$stale" ] || printf '%s\n' "$stale" | tidy_batches |
        xargs -r -d '\n' -P "$(nproc)" -n 1 bash -c 'tidy_batch "$1"' _; then
        say "== tidy: $(printf '%s\n' "$files" | wc -l) files, $((SECONDS - started)) s"
    else
        fail tidy
    fi
}
