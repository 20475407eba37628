# Sourced by the launcher and by .ci/run: finds a JDK of at least the release below.

jdk_wanted=25

# Prints the home of the first JDK that will do: JAVA_HOME's, the one on the PATH, or an installed one.
find_jdk() {
    for home in "${JAVA_HOME:-}" "$(jdk_on_path)" \
            "${SDKMAN_DIR:-${HOME:-}/.sdkman}"/candidates/java/* \
            "${MISE_DATA_DIR:-${HOME:-}/.local/share/mise}"/installs/java/* "${ASDF_DATA_DIR:-${HOME:-}/.asdf}"/installs/java/* \
            "${HOME:-}"/.jenv/versions/* "${HOME:-}"/.jdks/* "${HOME:-}"/.gradle/jdks/* "${HOME:-}"/.jbang/cache/jdks/* \
            /usr/lib/jvm/* /usr/lib64/jvm/* /usr/local/lib/jvm/* /usr/java/* /usr/local/openjdk* /opt/* /opt/java/* /opt/jdk/* \
            /Library/Java/JavaVirtualMachines/*/Contents/Home "${HOME:-}"/Library/Java/JavaVirtualMachines/*/Contents/Home \
            /opt/homebrew/opt/openjdk*/libexec/openjdk.jdk/Contents/Home; do
        if jdk_will_do "$home"; then
            printf '%s\n' "$home"
            return 0
        fi
    done
    return 1
}

# Prints the home that the java on the PATH, mostly a link, lies in.
jdk_on_path() {
    java=$(command -v java) && dirname "$(dirname "$(readlink -f "$java")")"
}

# Tells whether a folder holds a JDK that is new enough, by its release file, and that runs here.
jdk_will_do() {
    [ -n "$1" ] && [ -x "$1/bin/javac" ] && [ -r "$1/release" ] || return 1
    while IFS='="' read -r key _ version; do
        [ "$key" = JAVA_VERSION ] && break
    done <"$1/release"
    major=${version%%[!0-9]*}
    [ "${major:-0}" -ge "$jdk_wanted" ] && "$1/bin/java" -version >/dev/null 2>&1
}
