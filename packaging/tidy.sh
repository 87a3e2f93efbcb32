# SPDX-License-Identifier: Apache-2.0
# clang-tidy, as packaging/check runs it. Sourced after common.sh, at the top of the clone.
#
# Most of its time goes into the headers of Qt and of the standard library, so sources that are
# compiled alike are read as one: eight as one take a fifth of their time one by one. Sources that
# don't go together, such as two with a helper of the same name, are halved until they do.
# shellcheck shell=bash

tidy_together=8
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

# Lines of the sources named on standard input: their flags, then up to eight files, by tabs.
# What only another preset compiles is left out.
tidy_batches() {
    local wanted
    wanted=$(cat)
    jq -r '.[] | (.command | sub("^[^ ]+ "; "") | sub(" -o .*"; "")) + "\t" + .file' \
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

# tidy_batch LINE: clang-tidy on the sources of a line of tidy_batches. Prints what it finds.
tidy_batch() {
    local flags=${1%%$'\t'*} files source found file half
    IFS=$'\t' read -ra files <<<"${1#*$'\t'}"
    source=${files[0]}
    if [ ${#files[@]} -gt 1 ]; then
        source=$(mktemp --suffix=.cpp "$tidied/together-XXXXXX")
        printf '#include "%s" // NOLINT(bugprone-suspicious-include)\n' "${files[@]}" >"$source"
        # Only to see whether they go together takes a fifth of the time.
        if ! eval "clang-tidy --quiet --checks='-*,clang-diagnostic-error' \"\$source\" -- $flags" \
            >/dev/null 2>&1; then
            half=$(((${#files[@]} + 1) / 2))
            local IFS=$'\t' first=0
            tidy_batch "$flags"$'\t'"${files[*]:0:half}" || first=1
            tidy_batch "$flags"$'\t'"${files[*]:half}" && return "$first"
            return 1
        fi
    fi
    for file in "${files[@]}"; do
        mkdir -p "$(dirname "$tidied/$file")"
        : >"$tidied/$file.begun"
    done

    # The flags are quoted for a shell.
    if found=$(eval "clang-tidy --quiet \"\$source\" -- $flags" 2>/dev/null); then
        for file in "${files[@]}"; do
            mv "$tidied/$file.begun" "$tidied/$file.clean"
        done
        return 0
    fi
    printf '%s\n' "$found"
    return 1
}

# tidy FILES: those of them, a line each, that aren't known to be tidy.
tidy() {
    local files=$1 started=$SECONDS stale
    mkdir -p "$tidied"
    ninja -C build/dev -t deps >"$tidied/includes"
    rm -f "$tidied"/together-*
    export -f is_tidy tidy_batch
    export tidied
    # shellcheck disable=SC2016 # the inner shell's own
    stale=$(printf '%s\n' "$files" |
        xargs -P "$(nproc)" -n 1 bash -c 'is_tidy "$1" || printf "%s\n" "$1"' _)
    # shellcheck disable=SC2016
    if [ -z "$stale" ] || printf '%s\n' "$stale" | tidy_batches |
        xargs -d '\n' -P "$(nproc)" -n 1 bash -c 'tidy_batch "$1"' _; then
        say "== tidy: $(printf '%s\n' "$files" | wc -l) files, $((SECONDS - started)) s"
    else
        fail tidy
    fi
}
