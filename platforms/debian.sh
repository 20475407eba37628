# Sourced by platforms/run: Debian's packages of any suite and architecture, unpacked into folders and packed into
# archives that a kernel takes as its first root. Nothing is installed, no package's script is run.

# apt for another SUITE and ARCH: debian SUITE ARCH apt-get|apt-cache ARGUMENT...
# It has a state of its own, so that the system's apt and dpkg know nothing of it. It takes packages from where the
# system's apt takes Debian's, and trusts the keys that that trusts.
debian() {
    local suite=$1 arch=$2 tool=$3 state=$cache/apt-$1-$2
    shift 3
    local options=(-o Dir="$state" -o Dir::State::status="$state/var/lib/dpkg/status" -o APT::Architecture="$arch"
        -o APT::Architectures="$arch" -o Acquire::Languages=none -o APT::Install-Recommends=false
        -o APT::Sandbox::User="$(id -un)" -o Acquire::Retries=3)
    if [ ! -f "$state/ready" ]; then
        local mirror
        mirror=$(apt-get indextargets --format '$(ORIGIN) $(REPO_URI)' 'Created-By: Packages' |
            sed -n 's/^Debian //p' | head -n 1)
        [ -n "$mirror" ] || die "no Debian packages are configured: apt-get update"
        mkdir -p "$state"/etc/apt/{apt.conf.d,preferences.d,sources.list.d,trusted.gpg.d} \
            "$state"/var/{lib/dpkg,lib/apt/lists/partial,cache/apt/archives/partial,log/apt}
        : >"$state/var/lib/dpkg/status"
        echo "deb [signed-by=/usr/share/keyrings/debian-archive-keyring.gpg] $mirror $suite main" \
            >"$state/etc/apt/sources.list"
        apt-get "${options[@]}" -qq update
        touch "$state/ready"
    fi
    "$tool" "${options[@]}" "$@"
}

# Unpacks packages with all they depend on into a folder: unpack_tree SUITE ARCH DIR PACKAGE...
unpack_tree() {
    local suite=$1 arch=$2 dir=$3 name deb state=$cache/apt-$1-$2
    shift 3
    rm -f "$state"/var/cache/apt/archives/*.deb
    debian "$suite" "$arch" apt-get install -y --download-only -qq "$@" >/dev/null
    mkdir -p "$dir"/{dev,proc,sys,tmp,run,root,etc,var/tmp,usr/{bin,sbin,lib,lib64}}
    for name in bin sbin lib lib64; do
        ln -s "usr/$name" "$dir/$name"
    done
    for deb in "$state"/var/cache/apt/archives/*.deb; do
        dpkg-deb --fsys-tarfile "$deb" | tar -x -C "$dir" --keep-directory-symlink --no-same-owner \
            --exclude='./usr/share/doc/*' --exclude='./usr/share/man/*' --exclude='./usr/share/locale/*'
    done
    rm -f "$state"/var/cache/apt/archives/*.deb
    # What the packages' scripts would have made.
    printf 'root:x:0:0:root:/root:/bin/sh\nnobody:x:65534:65534::/nonexistent:/bin/sh\n' >"$dir/etc/passwd"
    printf 'root:x:0:\nnogroup:x:65534:\n' >"$dir/etc/group"
    printf '127.0.0.1 localhost\n::1 localhost ip6-localhost\n' >"$dir/etc/hosts"
    printf 'guest\n' >"$dir/etc/hostname"
    [ -e "$dir/usr/bin/sh" ] || ln -s busybox "$dir/usr/bin/sh"
    [ ! -e "$dir/usr/bin/nc.openbsd" ] || ln -sf nc.openbsd "$dir/usr/bin/nc"
    local jdk
    jdk=$(find "$dir/usr/lib/jvm" -maxdepth 1 -name 'java-*-openjdk-*' -type d | head -n 1)
    ln -s "${jdk##*/}" "$dir/usr/lib/jvm/jdk"
    rm -f "$jdk"/lib/server/classes_*.jsa "$jdk"/lib/lib{awt,mlib_image,fontmanager,freetype,lcms,javajpeg}*.so
}

# Unpacks a suite's newest kernel of a flavour, and its modules for networks: unpack_kernel SUITE ARCH FLAVOUR DIR
# Leaves DIR/vmlinuz, and DIR/tree with /usr/lib/modules.
unpack_kernel() {
    local suite=$1 arch=$2 flavour=$3 dir=$4 image version package deb
    image=$(debian "$suite" "$arch" apt-cache depends "linux-image-$flavour" |
        sed -n 's/^ *Depends: *\(linux-image-[^ ]*\)$/\1/p' | head -n 1)
    [ -n "$image" ] || die "Debian's $suite has no linux-image-$flavour for $arch"
    version=${image#linux-image-}
    mkdir -p "$dir"/{debs,raw,tree/usr/lib/modules}
    for package in "$image" linux-{base,binary,modules}-"$version"; do # from Linux 7 on it is in several packages
        (cd "$dir/debs" && debian "$suite" "$arch" apt-get download -qq "$package" 2>/dev/null) ||
            [ "$package" != "$image" ] || die "cannot download $image from Debian's $suite"
    done
    for deb in "$dir"/debs/*.deb; do
        dpkg-deb --fsys-tarfile "$deb" | tar -x -C "$dir/raw" --no-same-owner
    done
    mv "$(find "$dir/raw" -name 'vmlinuz*' -type f | head -n 1)" "$dir/vmlinuz"
    copy_modules "$(find "$dir/raw" -type d -path "*/modules/$version" | head -n 1)" \
        "$dir/tree/usr/lib/modules/$version"
    ln -s usr/lib "$dir/tree/lib" # depmod looks there
    depmod -b "$dir/tree" "$version"
    rm -r "$dir/tree/lib" "$dir/raw" "$dir/debs"
}

copy_modules() {
    local from=$1 to=$2
    mkdir -p "$to"
    cp -p "$from"/modules.{builtin*,order} "$to"
    (
        cd "$from"
        shopt -s nullglob
        find kernel/{net,crypto,lib}* kernel/arch/*/crypto kernel/drivers/vhost* \
            kernel/drivers/net/{veth,dummy,tun,ifb,macvlan,vrf,bonding,can/vcan}* -name '*.ko*' |
            cpio -pdm --quiet "$to"
    )
    find "$to" -name '*.ko.xz' -exec xz -d {} +
}

# Packs folders into an archive that a kernel unpacks as its root: pack FILE DIR...
pack() {
    local file=$1 dir
    shift
    : >"$file.new"
    for dir in "$@"; do
        (cd "$dir" && find . -mindepth 1 | LC_ALL=C sort | cpio -o -H newc --quiet --owner=0:0) >>"$file.new"
    done
    mv "$file.new" "$file"
}
