# Sourced by platforms/run, conformance/otp-tree and release/try-package: packages of any of Debian's suites and
# architectures, unpacked into folders. Nothing is installed, no package's script is run, and it need not be root. Who
# sources this has a folder `cache` for what apt keeps, and a function `die`.

# The line that tells apt of a suite: where the system's apt takes Debian's packages, with the keys that that trusts.
debian_source() {
    local mirror
    mirror=$(apt-get indextargets --format '$(ORIGIN) $(REPO_URI)' 'Created-By: Packages' |
        sed -n 's/^Debian //p' | head -n 1)
    [ -n "$mirror" ] || die "no Debian packages are configured: apt-get update"
    echo "deb [signed-by=/usr/share/keyrings/debian-archive-keyring.gpg] $mirror $1 main"
}

# apt for another SUITE and ARCH: debian SUITE ARCH apt-get|apt-cache ARGUMENT...
# It has a state of its own, so that the system's apt and dpkg know nothing of it. Lists that are older than half a day
# are read anew.
debian() {
    local suite=$1 arch=$2 tool=$3 state=$cache/apt-$1-$2 source
    shift 3
    local options=(-o Dir="$state" -o Dir::State::status="$state/var/lib/dpkg/status" -o APT::Architecture="$arch"
        -o APT::Architectures="$arch" -o Acquire::Languages=none -o APT::Install-Recommends=false
        -o APT::Sandbox::User="$(id -un)" -o Acquire::Retries=3)
    if [ -z "$(find "$state/ready" -mmin -720 2>/dev/null)" ]; then
        source=$(debian_source "$suite") || exit 1
        mkdir -p "$state"/etc/apt/{apt.conf.d,preferences.d,sources.list.d,trusted.gpg.d} \
            "$state"/var/{lib/dpkg,lib/apt/lists/partial,cache/apt/archives/partial,log/apt}
        : >"$state/var/lib/dpkg/status"
        echo "$source" >"$state/etc/apt/sources.list"
        apt-get "${options[@]}" -o APT::Update::Error-Mode=any -qq update
        touch "$state/ready"
    fi
    "$tool" "${options[@]}" "$@"
}

# Unpacks packages with all they depend on into a folder: unpack_packages SUITE ARCH DIR PACKAGE...
unpack_packages() {
    local suite=$1 arch=$2 dir=$3 archives=$cache/apt-$1-$2/var/cache/apt/archives name deb
    shift 3
    rm -f "$archives"/*.deb
    debian "$suite" "$arch" apt-get install -y --download-only -qq "$@" >/dev/null
    mkdir -p "$dir"/usr/{bin,sbin,lib,lib64}
    for name in bin sbin lib lib64; do
        ln -s "usr/$name" "$dir/$name"
    done
    for deb in "$archives"/*.deb; do
        dpkg-deb --fsys-tarfile "$deb" | tar -x -C "$dir" --keep-directory-symlink --no-same-owner \
            --exclude='./usr/share/doc/*' --exclude='./usr/share/man/*' --exclude='./usr/share/locale/*'
    done
    rm -f "$archives"/*.deb
}
