# shellcheck shell=sh disable=SC2154,SC2034
# Class-data archives (read with '.', after launch.sh): what a JVM of Darkroom loads, read and linked beforehand, so that it
# starts sooner. Made once for each build and JDK, each in a folder of its own in archive of what the launcher keeps. Without them
# everything works as before, only later: nothing here fails a command. DARKROOM_ARCHIVE=off makes none and uses none.
archives=''

# For what is done before a better compiler or more than one collecting thread would have paid off.
brief_flags='-XX:TieredStopAtLevel=1 -XX:+UseSerialGC'

# archive_terms: how the JDK writes one, reads it, and says nothing when it does not fit after all. From 25 on it also keeps
# what the compiler learned.
archive_terms() {
    if [ "${jdk%% *}" -ge 25 ]; then
        archive_write=-XX:AOTCacheOutput= archive_read=-XX:AOTCache= archive_quiet='-Xlog:aot*=off,cds*=off'
    else
        archive_write=-XX:ArchiveClassesAtExit= archive_read=-XX:SharedArchiveFile= archive_quiet='-Xlog:cds*=off'
    fi
}

# archive_folder: that of this JDK, named by what its file 'release' says; an update has another one.
archive_folder() {
    sum=$(cksum 2>/dev/null <"$JAVA_HOME/release") || sum=unknown
    archives=$kept/archive/${sum%% *}
}

# archives_new JAR [FOLDER]: were they made, or tried in vain, for this jar, by this JDK or that of the folder?
archives_new() {
    made=${2-$archives}/release
    [ -e "$made" ] && [ ! "$1" -nt "$made" ]
}

# old_archives JAR: removes what was made for an older jar, whatever the JDK.
old_archives() {
    for old in "$kept/archive"/*; do
        archives_new "$1" "$old" || rm -rf "$old"
    done
}

# archive JAR NAME WORD…: what java does with these words; a second time when the JVM failed, which is not the command's fault.
archive() {
    written=$archives/$2 read=$1
    shift 2
    write_archive "$@" || write_archive "$@" || rm -f "$written"
}

# write_archive WORD…: in a folder of its own, without a setting and without a key.
write_archive() {
    # shellcheck disable=SC2086 # flags are words
    (cd "$archives/rehearsal" && env -i PATH="$PATH" HOME="$PWD" LC_ALL=C.UTF-8 \
        "$JAVA_HOME/bin/java" $jvm_flags "$archive_write$written" -cp "$read" "$@") >>"$archives/log" 2>&1 </dev/null
}

make_archives() {
    old_archives "$1"
    mkdir -p "$archives/rehearsal" || return 0
    # shellcheck disable=SC2086 # flags are words
    archive "$1" brief $brief_flags io.darkroom.app.Main --help
    archive "$1" whole io.darkroom.app.Rehearsal "$archives/rehearsal"
    rm -rf "$archives/rehearsal"
    : >"$archives/release"
}

# archive_when_new JAR
archive_when_new() {
    [ "${DARKROOM_ARCHIVE-}" != off ] || return 0
    archive_terms
    archive_folder
    if archives_new "$1" || ! mkdir -p "$kept" 2>/dev/null || [ ! -w "$kept" ]; then return 0; fi
    lock
    if ! archives_new "$1"; then
        echo "$name: getting ready for faster starts, once for this build" >&2
        make_archives "$1" 2>/dev/null || true
    fi
    unlock
}

# start_flags WORD…: adds to jvm_flags what suits the command, and sets archive to the flag that reads its archive, or to nothing.
start_flags() {
    file=$archives/whole archive='' given="${JAVA_OPTS-} ${JAVA_TOOL_OPTIONS-} ${JDK_JAVA_OPTIONS-}"
    case ${1-} in
        '' | -* | completion | config | mapping | models | placements) file=$archives/brief ;;
    esac
    for word in "$@"; do
        case $word in --help | --version) file=$archives/brief ;; esac
    done
    # The JVM ends when it is given two collectors, or two archives.
    case $given in
        *GC*) ;;
        *) [ "$file" = "$archives/whole" ] || jvm_flags="$jvm_flags $brief_flags" ;;
    esac
    case $given in
        *-Xshare* | *SharedArchiveFile* | *SharedClassList* | *ArchiveClassesAtExit* | *-XX:AOT*) return 0 ;;
    esac
    if [ "${DARKROOM_ARCHIVE-}" != off ] && [ -r "$file" ]; then archive=$archive_read$file; fi
}
