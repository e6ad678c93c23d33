# shellcheck shell=sh disable=SC2154,SC2034
# Shared by the commands in bin/ (read with '.', needs $root and $name): finds a JDK, builds when sources changed.
# Everything that it keeps is in target/launcher: stamps, the lock, the build log. In a release, which has its jar beside bin, in
# launcher: nothing is built there, and it may be a folder that nobody can write.
released='' kept=$root/target/launcher
if [ -e "$root/darkroom.jar" ]; then released=yes kept=$root/launcher; fi

fail() {
    printf '%s\n' "$name: $*" >&2
    exit 3
}

# Sets JAVA_HOME.
find_jdk() {
    jdk=$("$root/bin/find-jdk" ${released:+java}) || exit 3
    JAVA_HOME=${jdk#* }
    export JAVA_HOME
}

# stale MODULE ARTEFACT: is ARTEFACT missing or older than a source?
stale() {
    [ -e "$2" ] && [ -e "$kept/$1.stamp" ] || return 0
    [ -n "$(find "$root/pom.xml" "$root/schemas" "$root"/modules/*/pom.xml "$root"/modules/*/src/main \
        -newer "$kept/$1.stamp" 2>/dev/null | head -n 1)" ]
}

# One build at a time: a symbolic link is made in one step and carries its owner's process id.
lock() {
    waited='' failures=0
    until ln -s $$ "$kept/lock" 2>/dev/null; do
        if ! owner=$(readlink "$kept/lock"); then
            failures=$((failures + 1))
            [ "$failures" -lt 20 ] || fail "cannot write to $kept, which the build needs"
            continue
        fi
        if ! kill -0 "$owner" 2>/dev/null && [ ! -d "/proc/$owner" ]; then
            [ "$(readlink "$kept/lock")" != "$owner" ] || rm -f "$kept/lock"
            continue
        fi
        [ -n "$waited" ] || echo "$name: waiting for the build that process $owner runs" >&2
        waited=yes
        sleep 1
    done
    trap 'rm -f "$kept/lock"' EXIT
    trap 'exit 130' INT
    trap 'exit 143' TERM HUP
}

unlock() {
    trap - EXIT INT TERM HUP
    rm -f "$kept/lock"
}

# build MODULE ARTEFACT: without tests and hygiene. The stamp is as old as the start, so that an edit during the build counts.
# The artefact is removed first: Maven would write into the file that a running process has open.
build() {
    rm -f "$2"
    : >"$kept/$1.new"
    if [ -z "${HOME-}" ]; then
        HOME=$(getent passwd "$(id -u)" 2>/dev/null | cut -d: -f6)
        export HOME="${HOME:-$kept}"
    fi
    if [ -e "$kept/$1.stamp" ]; then
        echo "$name: sources changed, building" >&2
    else
        echo "$name: building once, this takes a minute or two (log: $kept/build.log)" >&2
    fi
    if ! "$root/mvnw" -f "$root/pom.xml" -q -Dquick -Dmaven.test.skip=true -pl "modules/$1" -am package </dev/null >"$kept/build.log" 2>&1; then
        tail -n 20 "$kept/build.log" >&2
        fail "the build failed, the whole log is $kept/build.log"
    fi
    mv "$kept/$1.new" "$kept/$1.stamp"
}

# build_when_stale MODULE ARTEFACT
build_when_stale() {
    stale "$1" "$2" || return 0
    mkdir -p "$kept" 2>/dev/null || fail "cannot write to $root/target, which the build needs"
    lock
    ! stale "$1" "$2" || build "$1" "$2"
    unlock
}

# Without a locale Java takes file names for ASCII, and a sku may be a name in any script.
[ -n "${LC_ALL-}${LC_CTYPE-}${LANG-}" ] || export LC_ALL=C.UTF-8

# What every JVM of ours is started with. The switch about sun.misc.Unsafe exists from 23 on, older ones pass over it.
jvm_flags="-Xmx1g -XX:+ExitOnOutOfMemoryError -Djava.awt.headless=true --enable-native-access=ALL-UNNAMED \
-XX:+IgnoreUnrecognizedVMOptions --sun-misc-unsafe-memory-access=allow"
