# Sourced by platforms/run, after config/debian.sh: what guests are made of, packed into archives that a kernel takes as
# its first root.

# Unpacks programs into a folder, as a root that they run in: unpack_tree SUITE ARCH DIR PACKAGE...
unpack_tree() {
    local dir=$3 jdk
    unpack_packages "$@"
    mkdir -p "$dir"/{dev,proc,sys,tmp,run,root,etc,var/tmp}
    # What the packages' scripts would have made.
    printf 'root:x:0:0:root:/root:/bin/sh\nnobody:x:65534:65534::/nonexistent:/bin/sh\n' >"$dir/etc/passwd"
    printf 'root:x:0:\nnogroup:x:65534:\n' >"$dir/etc/group"
    printf '127.0.0.1 localhost\n::1 localhost ip6-localhost\n' >"$dir/etc/hosts"
    printf 'guest\n' >"$dir/etc/hostname"
    [ -e "$dir/usr/bin/sh" ] || ln -s busybox "$dir/usr/bin/sh"
    [ ! -e "$dir/usr/bin/nc.openbsd" ] || ln -sf nc.openbsd "$dir/usr/bin/nc"
    jdk=$(find "$dir/usr/lib/jvm" -maxdepth 1 -name 'java-*-openjdk-*' -type d | head -n 1)
    ln -s "${jdk##*/}" "$dir/usr/lib/jvm/jdk"
    rm -f "$jdk"/lib/server/classes_*.jsa "$jdk"/lib/lib{awt,mlib_image,fontmanager,freetype,lcms,javajpeg}*.so
}

# Unpacks a suite's newest kernel of a flavour, and its modules for networks: unpack_kernel SUITE ARCH FLAVOUR DIR
# Leaves DIR/vmlinuz, its DIR/version, and DIR/tree with /usr/lib/modules.
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
    echo "$version" >"$dir/version"
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
