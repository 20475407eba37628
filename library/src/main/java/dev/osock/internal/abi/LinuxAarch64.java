package dev.osock.internal.abi;

/// The table of the platform linux-aarch64, which `abi/generate` writes: see `abi/README.md`.
final class LinuxAarch64 {

    private LinuxAarch64() {}

    static String table() {
        return """
                # linux-aarch64
                const	AF_ALG	38
                const	AF_APPLETALK	5
                const	AF_ASH	18
                const	AF_ATMPVC	8
                const	AF_ATMSVC	20
                const	AF_AX25	3
                const	AF_BLUETOOTH	31
                const	AF_BRIDGE	7
                const	AF_CAIF	37
                const	AF_CAN	29
                const	AF_DECnet	12
                const	AF_ECONET	19
                const	AF_FILE	1
                const	AF_IB	27
                const	AF_IEEE802154	36
                const	AF_INET	2
                const	AF_INET6	10
                const	AF_IPX	4
                const	AF_IRDA	23
                const	AF_ISDN	34
                const	AF_IUCV	32
                const	AF_KCM	41
                const	AF_KEY	15
                const	AF_LLC	26
                const	AF_LOCAL	1
                const	AF_MCTP	45
                const	AF_MPLS	28
                const	AF_NETBEUI	13
                const	AF_NETLINK	16
                const	AF_NETROM	6
                const	AF_NFC	39
                const	AF_PACKET	17
                const	AF_PHONET	35
                const	AF_PPPOX	24
                const	AF_QIPCRTR	42
                const	AF_RDS	21
                const	AF_ROSE	11
                const	AF_ROUTE	16
                const	AF_RXRPC	33
                const	AF_SECURITY	14
                const	AF_SMC	43
                const	AF_SNA	22
                const	AF_TIPC	30
                const	AF_UNIX	1
                const	AF_UNSPEC	0
                const	AF_VSOCK	40
                const	AF_WANPIPE	25
                const	AF_X25	9
                const	AF_XDP	44
                const	ARPHRD_6LOWPAN	825
                const	ARPHRD_ADAPT	264
                const	ARPHRD_APPLETLK	8
                const	ARPHRD_ARCNET	7
                const	ARPHRD_ASH	781
                const	ARPHRD_ATM	19
                const	ARPHRD_AX25	3
                const	ARPHRD_BIF	775
                const	ARPHRD_CAIF	822
                const	ARPHRD_CAN	280
                const	ARPHRD_CHAOS	5
                const	ARPHRD_CISCO	513
                const	ARPHRD_CSLIP	257
                const	ARPHRD_CSLIP6	259
                const	ARPHRD_DDCMP	517
                const	ARPHRD_DLCI	15
                const	ARPHRD_ECONET	782
                const	ARPHRD_EETHER	2
                const	ARPHRD_ETHER	1
                const	ARPHRD_EUI64	27
                const	ARPHRD_FCAL	785
                const	ARPHRD_FCFABRIC	787
                const	ARPHRD_FCPL	786
                const	ARPHRD_FCPP	784
                const	ARPHRD_FDDI	774
                const	ARPHRD_FRAD	770
                const	ARPHRD_HDLC	513
                const	ARPHRD_HIPPI	780
                const	ARPHRD_HWX25	272
                const	ARPHRD_IEEE1394	24
                const	ARPHRD_IEEE802	6
                const	ARPHRD_IEEE80211	801
                const	ARPHRD_IEEE80211_PRISM	802
                const	ARPHRD_IEEE80211_RADIOTAP	803
                const	ARPHRD_IEEE802154	804
                const	ARPHRD_IEEE802154_MONITOR	805
                const	ARPHRD_IEEE802_TR	800
                const	ARPHRD_INFINIBAND	32
                const	ARPHRD_IP6GRE	823
                const	ARPHRD_IPDDP	777
                const	ARPHRD_IPGRE	778
                const	ARPHRD_IRDA	783
                const	ARPHRD_LAPB	516
                const	ARPHRD_LOCALTLK	773
                const	ARPHRD_LOOPBACK	772
                const	ARPHRD_MCTP	290
                const	ARPHRD_METRICOM	23
                const	ARPHRD_NETLINK	824
                const	ARPHRD_NETROM	0
                const	ARPHRD_NONE	65534
                const	ARPHRD_PHONET	820
                const	ARPHRD_PHONET_PIPE	821
                const	ARPHRD_PIMREG	779
                const	ARPHRD_PPP	512
                const	ARPHRD_PRONET	4
                const	ARPHRD_RAWHDLC	518
                const	ARPHRD_RAWIP	519
                const	ARPHRD_ROSE	270
                const	ARPHRD_RSRVD	260
                const	ARPHRD_SIT	776
                const	ARPHRD_SKIP	771
                const	ARPHRD_SLIP	256
                const	ARPHRD_SLIP6	258
                const	ARPHRD_TUNNEL	768
                const	ARPHRD_TUNNEL6	769
                const	ARPHRD_VOID	65535
                const	ARPHRD_VSOCKMON	826
                const	ARPHRD_X25	271
                const	ARPT_SO_SET_REPLACE	96
                const	AT_FDCWD	-100
                const	CLONE_NEWNET	1073741824
                const	CLONE_NEWUSER	268435456
                const	DCCP_SOCKOPT_AVAILABLE_CCIDS	12
                const	DCCP_SOCKOPT_CCID	13
                const	DCCP_SOCKOPT_CCID_RX_INFO	128
                const	DCCP_SOCKOPT_CCID_TX_INFO	192
                const	DCCP_SOCKOPT_CHANGE_L	3
                const	DCCP_SOCKOPT_CHANGE_R	4
                const	DCCP_SOCKOPT_GET_CUR_MPS	5
                const	DCCP_SOCKOPT_PACKET_SIZE	1
                const	DCCP_SOCKOPT_QPOLICY_ID	16
                const	DCCP_SOCKOPT_QPOLICY_TXQLEN	17
                const	DCCP_SOCKOPT_RECV_CSCOV	11
                const	DCCP_SOCKOPT_RX_CCID	15
                const	DCCP_SOCKOPT_SEND_CSCOV	10
                const	DCCP_SOCKOPT_SERVER_TIMEWAIT	6
                const	DCCP_SOCKOPT_SERVICE	2
                const	DCCP_SOCKOPT_TX_CCID	14
                const	E2BIG	7
                const	EACCES	13
                const	EADDRINUSE	98
                const	EADDRNOTAVAIL	99
                const	EADV	68
                const	EAFNOSUPPORT	97
                const	EAGAIN	11
                const	EALREADY	114
                const	EBADE	52
                const	EBADF	9
                const	EBADFD	77
                const	EBADMSG	74
                const	EBADR	53
                const	EBADRQC	56
                const	EBADSLT	57
                const	EBFONT	59
                const	EBT_SO_GET_ENTRIES	129
                const	EBT_SO_GET_INIT_ENTRIES	131
                const	EBT_SO_SET_ENTRIES	128
                const	EBUSY	16
                const	ECANCELED	125
                const	ECHILD	10
                const	ECHRNG	44
                const	ECOMM	70
                const	ECONNABORTED	103
                const	ECONNREFUSED	111
                const	ECONNRESET	104
                const	EDEADLK	35
                const	EDEADLOCK	35
                const	EDESTADDRREQ	89
                const	EDOM	33
                const	EDOTDOT	73
                const	EDQUOT	122
                const	EEXIST	17
                const	EFAULT	14
                const	EFBIG	27
                const	EFD_CLOEXEC	524288
                const	EFD_NONBLOCK	2048
                const	EFD_SEMAPHORE	1
                const	EHOSTDOWN	112
                const	EHOSTUNREACH	113
                const	EHWPOISON	133
                const	EIDRM	43
                const	EILSEQ	84
                const	EINPROGRESS	115
                const	EINTR	4
                const	EINVAL	22
                const	EIO	5
                const	EISCONN	106
                const	EISDIR	21
                const	EISNAM	120
                const	EKEYEXPIRED	127
                const	EKEYREJECTED	129
                const	EKEYREVOKED	128
                const	EL2HLT	51
                const	EL2NSYNC	45
                const	EL3HLT	46
                const	EL3RST	47
                const	ELIBACC	79
                const	ELIBBAD	80
                const	ELIBEXEC	83
                const	ELIBMAX	82
                const	ELIBSCN	81
                const	ELNRNG	48
                const	ELOOP	40
                const	EMEDIUMTYPE	124
                const	EMFILE	24
                const	EMLINK	31
                const	EMSGSIZE	90
                const	EMULTIHOP	72
                const	ENAMETOOLONG	36
                const	ENAVAIL	119
                const	ENETDOWN	100
                const	ENETRESET	102
                const	ENETUNREACH	101
                const	ENFILE	23
                const	ENOANO	55
                const	ENOBUFS	105
                const	ENOCSI	50
                const	ENODATA	61
                const	ENODEV	19
                const	ENOENT	2
                const	ENOEXEC	8
                const	ENOKEY	126
                const	ENOLCK	37
                const	ENOLINK	67
                const	ENOMEDIUM	123
                const	ENOMEM	12
                const	ENOMSG	42
                const	ENONET	64
                const	ENOPKG	65
                const	ENOPROTOOPT	92
                const	ENOSPC	28
                const	ENOSR	63
                const	ENOSTR	60
                const	ENOSYS	38
                const	ENOTBLK	15
                const	ENOTCONN	107
                const	ENOTDIR	20
                const	ENOTEMPTY	39
                const	ENOTNAM	118
                const	ENOTRECOVERABLE	131
                const	ENOTSOCK	88
                const	ENOTSUP	95
                const	ENOTTY	25
                const	ENOTUNIQ	76
                const	ENXIO	6
                const	EOPNOTSUPP	95
                const	EOVERFLOW	75
                const	EOWNERDEAD	130
                const	EPERM	1
                const	EPFNOSUPPORT	96
                const	EPIPE	32
                const	EPOLLERR	8
                const	EPOLLET	2147483648
                const	EPOLLEXCLUSIVE	268435456
                const	EPOLLHUP	16
                const	EPOLLIN	1
                const	EPOLLMSG	1024
                const	EPOLLONESHOT	1073741824
                const	EPOLLOUT	4
                const	EPOLLPRI	2
                const	EPOLLRDBAND	128
                const	EPOLLRDHUP	8192
                const	EPOLLRDNORM	64
                const	EPOLLWAKEUP	536870912
                const	EPOLLWRBAND	512
                const	EPOLLWRNORM	256
                const	EPOLL_CLOEXEC	524288
                const	EPOLL_CTL_ADD	1
                const	EPOLL_CTL_DEL	2
                const	EPOLL_CTL_MOD	3
                const	EPROTO	71
                const	EPROTONOSUPPORT	93
                const	EPROTOTYPE	91
                const	ERANGE	34
                const	EREMCHG	78
                const	EREMOTE	66
                const	EREMOTEIO	121
                const	ERESTART	85
                const	ERFKILL	132
                const	EROFS	30
                const	ESHUTDOWN	108
                const	ESOCKTNOSUPPORT	94
                const	ESPIPE	29
                const	ESRCH	3
                const	ESRMNT	69
                const	ESTALE	116
                const	ESTRPIPE	86
                const	ETH_ALEN	6
                const	ETH_P_8021Q	33024
                const	ETH_P_ALL	3
                const	ETH_P_ARP	2054
                const	ETH_P_IP	2048
                const	ETH_P_IPV6	34525
                const	ETH_P_LOOP	96
                const	ETIME	62
                const	ETIMEDOUT	110
                const	ETOOMANYREFS	109
                const	ETXTBSY	26
                const	EUCLEAN	117
                const	EUNATCH	49
                const	EUSERS	87
                const	EWOULDBLOCK	11
                const	EXDEV	18
                const	EXFULL	54
                const	FD_CLOEXEC	1
                const	FIONBIO	21537
                const	FIONREAD	21531
                const	F_DUPFD	0
                const	F_DUPFD_CLOEXEC	1030
                const	F_GETFD	1
                const	F_GETFL	3
                const	F_GETPIPE_SZ	1032
                const	F_SETFD	2
                const	F_SETFL	4
                const	F_SETPIPE_SZ	1031
                const	ICMPV6_ADDR_UNREACH	3
                const	ICMPV6_ADM_PROHIBITED	1
                const	ICMPV6_DEST_UNREACH	1
                const	ICMPV6_ECHO_REPLY	129
                const	ICMPV6_ECHO_REQUEST	128
                const	ICMPV6_EXC_FRAGTIME	1
                const	ICMPV6_EXC_HOPLIMIT	0
                const	ICMPV6_FILTER	1
                const	ICMPV6_FILTER_BLOCK	1
                const	ICMPV6_FILTER_BLOCKOTHERS	3
                const	ICMPV6_FILTER_PASS	2
                const	ICMPV6_FILTER_PASSONLY	4
                const	ICMPV6_HDR_FIELD	0
                const	ICMPV6_HDR_INCOMP	3
                const	ICMPV6_MGM_QUERY	130
                const	ICMPV6_MGM_REDUCTION	132
                const	ICMPV6_MGM_REPORT	131
                const	ICMPV6_MLD2_REPORT	143
                const	ICMPV6_NI_QUERY	139
                const	ICMPV6_NI_REPLY	140
                const	ICMPV6_NOROUTE	0
                const	ICMPV6_NOT_NEIGHBOUR	2
                const	ICMPV6_PARAMPROB	4
                const	ICMPV6_PKT_TOOBIG	2
                const	ICMPV6_POLICY_FAIL	5
                const	ICMPV6_PORT_UNREACH	4
                const	ICMPV6_REJECT_ROUTE	6
                const	ICMPV6_TIME_EXCEED	3
                const	ICMPV6_UNK_NEXTHDR	1
                const	ICMPV6_UNK_OPTION	2
                const	ICMP_ADDRESS	17
                const	ICMP_ADDRESSREPLY	18
                const	ICMP_DEST_UNREACH	3
                const	ICMP_ECHO	8
                const	ICMP_ECHOREPLY	0
                const	ICMP_EXC_FRAGTIME	1
                const	ICMP_EXC_TTL	0
                const	ICMP_FILTER	1
                const	ICMP_FRAG_NEEDED	4
                const	ICMP_HOST_ANO	10
                const	ICMP_HOST_ISOLATED	8
                const	ICMP_HOST_UNKNOWN	7
                const	ICMP_HOST_UNREACH	1
                const	ICMP_HOST_UNR_TOS	12
                const	ICMP_INFO_REPLY	16
                const	ICMP_INFO_REQUEST	15
                const	ICMP_NET_ANO	9
                const	ICMP_NET_UNKNOWN	6
                const	ICMP_NET_UNREACH	0
                const	ICMP_NET_UNR_TOS	11
                const	ICMP_PARAMETERPROB	12
                const	ICMP_PKT_FILTERED	13
                const	ICMP_PORT_UNREACH	3
                const	ICMP_PREC_CUTOFF	15
                const	ICMP_PREC_VIOLATION	14
                const	ICMP_PROT_UNREACH	2
                const	ICMP_REDIRECT	5
                const	ICMP_REDIR_HOST	1
                const	ICMP_REDIR_HOSTTOS	3
                const	ICMP_REDIR_NET	0
                const	ICMP_REDIR_NETTOS	2
                const	ICMP_SOURCE_QUENCH	4
                const	ICMP_SR_FAILED	5
                const	ICMP_TIMESTAMP	13
                const	ICMP_TIMESTAMPREPLY	14
                const	ICMP_TIME_EXCEEDED	11
                const	IFF_ALLMULTI	512
                const	IFF_AUTOMEDIA	16384
                const	IFF_BROADCAST	2
                const	IFF_DEBUG	4
                const	IFF_DORMANT	131072
                const	IFF_DYNAMIC	32768
                const	IFF_ECHO	262144
                const	IFF_LOOPBACK	8
                const	IFF_LOWER_UP	65536
                const	IFF_MASTER	1024
                const	IFF_MULTICAST	4096
                const	IFF_NOARP	128
                const	IFF_NOTRAILERS	32
                const	IFF_POINTOPOINT	16
                const	IFF_PORTSEL	8192
                const	IFF_PROMISC	256
                const	IFF_RUNNING	64
                const	IFF_SLAVE	2048
                const	IFF_UP	1
                const	IFNAMSIZ	16
                const	INADDR_ALLHOSTS_GROUP	3758096385
                const	INADDR_ALLRTRS_GROUP	3758096386
                const	INADDR_ALLSNOOPERS_GROUP	3758096490
                const	INADDR_ANY	0
                const	INADDR_BROADCAST	4294967295
                const	INADDR_DUMMY	3221225480
                const	INADDR_LOOPBACK	2130706433
                const	INADDR_MAX_LOCAL_GROUP	3758096639
                const	INADDR_NONE	4294967295
                const	INADDR_UNSPEC_GROUP	3758096384
                const	INET6_ADDRSTRLEN	46
                const	INET_ADDRSTRLEN	16
                const	IOCTL_VM_SOCKETS_GET_LOCAL_CID	1977
                const	IOV_MAX	1024
                const	IP6T_SO_SET_REPLACE	64
                const	IPPROTO_AH	51
                const	IPPROTO_BEETPH	94
                const	IPPROTO_COMP	108
                const	IPPROTO_DCCP	33
                const	IPPROTO_DSTOPTS	60
                const	IPPROTO_EGP	8
                const	IPPROTO_ENCAP	98
                const	IPPROTO_ESP	50
                const	IPPROTO_ETHERNET	143
                const	IPPROTO_FRAGMENT	44
                const	IPPROTO_GRE	47
                const	IPPROTO_HOPOPTS	0
                const	IPPROTO_ICMP	1
                const	IPPROTO_ICMPV6	58
                const	IPPROTO_IDP	22
                const	IPPROTO_IGMP	2
                const	IPPROTO_IP	0
                const	IPPROTO_IPIP	4
                const	IPPROTO_IPV6	41
                const	IPPROTO_L2TP	115
                const	IPPROTO_MH	135
                const	IPPROTO_MPLS	137
                const	IPPROTO_MPTCP	262
                const	IPPROTO_MTP	92
                const	IPPROTO_NONE	59
                const	IPPROTO_PIM	103
                const	IPPROTO_PUP	12
                const	IPPROTO_RAW	255
                const	IPPROTO_ROUTING	43
                const	IPPROTO_RSVP	46
                const	IPPROTO_SCTP	132
                const	IPPROTO_SMC	256
                const	IPPROTO_TCP	6
                const	IPPROTO_TP	29
                const	IPPROTO_UDP	17
                const	IPPROTO_UDPLITE	136
                const	IPTOS_LOWDELAY	16
                const	IPTOS_MINCOST	2
                const	IPTOS_RELIABILITY	4
                const	IPTOS_THROUGHPUT	8
                const	IPTOS_TOS_MASK	30
                const	IPT_SO_SET_REPLACE	64
                const	IPV6_2292DSTOPTS	4
                const	IPV6_2292HOPLIMIT	8
                const	IPV6_2292HOPOPTS	3
                const	IPV6_2292PKTINFO	2
                const	IPV6_2292PKTOPTIONS	6
                const	IPV6_2292RTHDR	5
                const	IPV6_ADDRFORM	1
                const	IPV6_ADDR_PREFERENCES	72
                const	IPV6_ADD_MEMBERSHIP	20
                const	IPV6_AUTHHDR	10
                const	IPV6_AUTOFLOWLABEL	70
                const	IPV6_CHECKSUM	7
                const	IPV6_DONTFRAG	62
                const	IPV6_DROP_MEMBERSHIP	21
                const	IPV6_DSTOPTS	59
                const	IPV6_FLOWINFO	11
                const	IPV6_FLOWINFO_SEND	33
                const	IPV6_FLOWLABEL_MGR	32
                const	IPV6_FL_A_GET	0
                const	IPV6_FL_A_PUT	1
                const	IPV6_FL_A_RENEW	2
                const	IPV6_FL_F_CREATE	1
                const	IPV6_FL_F_EXCL	2
                const	IPV6_FL_F_REFLECT	4
                const	IPV6_FL_F_REMOTE	8
                const	IPV6_FL_S_ANY	255
                const	IPV6_FL_S_EXCL	1
                const	IPV6_FL_S_NONE	0
                const	IPV6_FL_S_PROCESS	2
                const	IPV6_FL_S_USER	3
                const	IPV6_FREEBIND	78
                const	IPV6_HDRINCL	36
                const	IPV6_HOPLIMIT	52
                const	IPV6_HOPOPTS	54
                const	IPV6_IPSEC_POLICY	34
                const	IPV6_JOIN_ANYCAST	27
                const	IPV6_JOIN_GROUP	20
                const	IPV6_LEAVE_ANYCAST	28
                const	IPV6_LEAVE_GROUP	21
                const	IPV6_MINHOPCOUNT	73
                const	IPV6_MTU	24
                const	IPV6_MTU_DISCOVER	23
                const	IPV6_MULTICAST_ALL	29
                const	IPV6_MULTICAST_HOPS	18
                const	IPV6_MULTICAST_IF	17
                const	IPV6_MULTICAST_LOOP	19
                const	IPV6_NEXTHOP	9
                const	IPV6_ORIGDSTADDR	74
                const	IPV6_PATHMTU	61
                const	IPV6_PKTINFO	50
                const	IPV6_PMTUDISC_DO	2
                const	IPV6_PMTUDISC_DONT	0
                const	IPV6_PMTUDISC_INTERFACE	4
                const	IPV6_PMTUDISC_OMIT	5
                const	IPV6_PMTUDISC_PROBE	3
                const	IPV6_PMTUDISC_WANT	1
                const	IPV6_PREFER_SRC_CGA	8
                const	IPV6_PREFER_SRC_COA	4
                const	IPV6_PREFER_SRC_HOME	1024
                const	IPV6_PREFER_SRC_NONCGA	2048
                const	IPV6_PREFER_SRC_PUBLIC	2
                const	IPV6_PREFER_SRC_PUBTMP_DEFAULT	256
                const	IPV6_PREFER_SRC_TMP	1
                const	IPV6_RECVDSTOPTS	58
                const	IPV6_RECVERR	25
                const	IPV6_RECVERR_RFC4884	31
                const	IPV6_RECVFRAGSIZE	77
                const	IPV6_RECVHOPLIMIT	51
                const	IPV6_RECVHOPOPTS	53
                const	IPV6_RECVORIGDSTADDR	74
                const	IPV6_RECVPATHMTU	60
                const	IPV6_RECVPKTINFO	49
                const	IPV6_RECVRTHDR	56
                const	IPV6_RECVTCLASS	66
                const	IPV6_ROUTER_ALERT	22
                const	IPV6_ROUTER_ALERT_ISOLATE	30
                const	IPV6_RTHDR	57
                const	IPV6_RTHDRDSTOPTS	55
                const	IPV6_RTHDR_LOOSE	0
                const	IPV6_RTHDR_STRICT	1
                const	IPV6_RTHDR_TYPE_0	0
                const	IPV6_RXDSTOPTS	59
                const	IPV6_RXHOPOPTS	54
                const	IPV6_TCLASS	67
                const	IPV6_TRANSPARENT	75
                const	IPV6_UNICAST_HOPS	16
                const	IPV6_UNICAST_IF	76
                const	IPV6_V6ONLY	26
                const	IPV6_XFRM_POLICY	35
                const	IP_ADD_MEMBERSHIP	35
                const	IP_ADD_SOURCE_MEMBERSHIP	39
                const	IP_BIND_ADDRESS_NO_PORT	24
                const	IP_BLOCK_SOURCE	38
                const	IP_CHECKSUM	23
                const	IP_DEFAULT_MULTICAST_LOOP	1
                const	IP_DEFAULT_MULTICAST_TTL	1
                const	IP_DROP_MEMBERSHIP	36
                const	IP_DROP_SOURCE_MEMBERSHIP	40
                const	IP_FREEBIND	15
                const	IP_HDRINCL	3
                const	IP_IPSEC_POLICY	16
                const	IP_LOCAL_PORT_RANGE	51
                const	IP_MAX_MEMBERSHIPS	20
                const	IP_MINTTL	21
                const	IP_MSFILTER	41
                const	IP_MTU	14
                const	IP_MTU_DISCOVER	10
                const	IP_MULTICAST_ALL	49
                const	IP_MULTICAST_IF	32
                const	IP_MULTICAST_LOOP	34
                const	IP_MULTICAST_TTL	33
                const	IP_NODEFRAG	22
                const	IP_OPTIONS	4
                const	IP_ORIGDSTADDR	20
                const	IP_PASSSEC	18
                const	IP_PKTINFO	8
                const	IP_PKTOPTIONS	9
                const	IP_PMTUDISC	10
                const	IP_PMTUDISC_DO	2
                const	IP_PMTUDISC_DONT	0
                const	IP_PMTUDISC_INTERFACE	4
                const	IP_PMTUDISC_OMIT	5
                const	IP_PMTUDISC_PROBE	3
                const	IP_PMTUDISC_WANT	1
                const	IP_PROTOCOL	52
                const	IP_RECVERR	11
                const	IP_RECVERR_RFC4884	26
                const	IP_RECVFRAGSIZE	25
                const	IP_RECVOPTS	6
                const	IP_RECVORIGDSTADDR	20
                const	IP_RECVRETOPTS	7
                const	IP_RECVTOS	13
                const	IP_RECVTTL	12
                const	IP_RETOPTS	7
                const	IP_ROUTER_ALERT	5
                const	IP_TOS	1
                const	IP_TRANSPARENT	19
                const	IP_TTL	2
                const	IP_UNBLOCK_SOURCE	37
                const	IP_UNICAST_IF	50
                const	IP_XFRM_POLICY	17
                const	MCAST_BLOCK_SOURCE	43
                const	MCAST_EXCLUDE	0
                const	MCAST_INCLUDE	1
                const	MCAST_JOIN_GROUP	42
                const	MCAST_JOIN_SOURCE_GROUP	46
                const	MCAST_LEAVE_GROUP	45
                const	MCAST_LEAVE_SOURCE_GROUP	47
                const	MCAST_MSFILTER	48
                const	MCAST_UNBLOCK_SOURCE	44
                const	MPTCP_FULL_INFO	4
                const	MPTCP_INFO	1
                const	MPTCP_SUBFLOW_ADDRS	3
                const	MPTCP_TCPINFO	2
                const	MSG_BATCH	262144
                const	MSG_CMSG_CLOEXEC	1073741824
                const	MSG_CONFIRM	2048
                const	MSG_CTRUNC	8
                const	MSG_DONTROUTE	4
                const	MSG_DONTWAIT	64
                const	MSG_EOR	128
                const	MSG_ERRQUEUE	8192
                const	MSG_FASTOPEN	536870912
                const	MSG_FIN	512
                const	MSG_MORE	32768
                const	MSG_NOSIGNAL	16384
                const	MSG_NOTIFICATION	32768
                const	MSG_OOB	1
                const	MSG_PEEK	2
                const	MSG_PROXY	16
                const	MSG_RST	4096
                const	MSG_SOCK_DEVMEM	33554432
                const	MSG_SYN	1024
                const	MSG_TRUNC	32
                const	MSG_TRYHARD	4
                const	MSG_WAITALL	256
                const	MSG_WAITFORONE	65536
                const	MSG_ZEROCOPY	67108864
                const	NETLINK_ADD_MEMBERSHIP	1
                const	NETLINK_AUDIT	9
                const	NETLINK_BROADCAST_ERROR	4
                const	NETLINK_CAP_ACK	10
                const	NETLINK_CONNECTOR	11
                const	NETLINK_CRYPTO	21
                const	NETLINK_DNRTMSG	14
                const	NETLINK_DROP_MEMBERSHIP	2
                const	NETLINK_ECRYPTFS	19
                const	NETLINK_EXT_ACK	11
                const	NETLINK_FIB_LOOKUP	10
                const	NETLINK_FIREWALL	3
                const	NETLINK_GENERIC	16
                const	NETLINK_GET_STRICT_CHK	12
                const	NETLINK_INET_DIAG	4
                const	NETLINK_IP6_FW	13
                const	NETLINK_ISCSI	8
                const	NETLINK_KOBJECT_UEVENT	15
                const	NETLINK_LISTEN_ALL_NSID	8
                const	NETLINK_LIST_MEMBERSHIPS	9
                const	NETLINK_NETFILTER	12
                const	NETLINK_NFLOG	5
                const	NETLINK_NO_ENOBUFS	5
                const	NETLINK_PKTINFO	3
                const	NETLINK_RDMA	20
                const	NETLINK_ROUTE	0
                const	NETLINK_RX_RING	6
                const	NETLINK_SCSITRANSPORT	18
                const	NETLINK_SELINUX	7
                const	NETLINK_SMC	22
                const	NETLINK_SOCK_DIAG	4
                const	NETLINK_TX_RING	7
                const	NETLINK_USERSOCK	2
                const	NETLINK_XFRM	6
                const	O_APPEND	1024
                const	O_CLOEXEC	524288
                const	O_CREAT	64
                const	O_DSYNC	4096
                const	O_EXCL	128
                const	O_NOFOLLOW	32768
                const	O_NONBLOCK	2048
                const	O_RDONLY	0
                const	O_RDWR	2
                const	O_SYNC	1052672
                const	O_TRUNC	512
                const	O_WRONLY	1
                const	PACKET_ADD_MEMBERSHIP	1
                const	PACKET_AUXDATA	8
                const	PACKET_BROADCAST	1
                const	PACKET_COPY_THRESH	7
                const	PACKET_DROP_MEMBERSHIP	2
                const	PACKET_FANOUT	18
                const	PACKET_FANOUT_CBPF	6
                const	PACKET_FANOUT_CPU	2
                const	PACKET_FANOUT_DATA	22
                const	PACKET_FANOUT_EBPF	7
                const	PACKET_FANOUT_FLAG_DEFRAG	32768
                const	PACKET_FANOUT_FLAG_IGNORE_OUTGOING	16384
                const	PACKET_FANOUT_FLAG_ROLLOVER	4096
                const	PACKET_FANOUT_FLAG_UNIQUEID	8192
                const	PACKET_FANOUT_HASH	0
                const	PACKET_FANOUT_LB	1
                const	PACKET_FANOUT_QM	5
                const	PACKET_FANOUT_RND	4
                const	PACKET_FANOUT_ROLLOVER	3
                const	PACKET_FASTROUTE	6
                const	PACKET_HDRLEN	11
                const	PACKET_HOST	0
                const	PACKET_IGNORE_OUTGOING	23
                const	PACKET_KERNEL	7
                const	PACKET_LOOPBACK	5
                const	PACKET_LOSS	14
                const	PACKET_MR_ALLMULTI	2
                const	PACKET_MR_MULTICAST	0
                const	PACKET_MR_PROMISC	1
                const	PACKET_MR_UNICAST	3
                const	PACKET_MULTICAST	2
                const	PACKET_ORIGDEV	9
                const	PACKET_OTHERHOST	3
                const	PACKET_OUTGOING	4
                const	PACKET_QDISC_BYPASS	20
                const	PACKET_RECV_OUTPUT	3
                const	PACKET_RESERVE	12
                const	PACKET_ROLLOVER_STATS	21
                const	PACKET_RX_RING	5
                const	PACKET_STATISTICS	6
                const	PACKET_TIMESTAMP	17
                const	PACKET_TX_HAS_OFF	19
                const	PACKET_TX_RING	13
                const	PACKET_TX_TIMESTAMP	16
                const	PACKET_USER	6
                const	PACKET_VERSION	10
                const	PACKET_VNET_HDR	15
                const	PACKET_VNET_HDR_SZ	24
                const	POLLERR	8
                const	POLLHUP	16
                const	POLLIN	1
                const	POLLMSG	1024
                const	POLLNVAL	32
                const	POLLOUT	4
                const	POLLPRI	2
                const	POLLRDBAND	128
                const	POLLRDHUP	8192
                const	POLLRDNORM	64
                const	POLLREMOVE	4096
                const	POLLWRBAND	512
                const	POLLWRNORM	256
                const	RDS_GET_MR	2
                const	RDS_GET_MR_FOR_DEST	7
                const	SCM_CREDENTIALS	2
                const	SCM_DEVMEM_DMABUF	79
                const	SCM_DEVMEM_LINEAR	78
                const	SCM_INQ	84
                const	SCM_PIDFD	4
                const	SCM_RIGHTS	1
                const	SCM_SECURITY	3
                const	SCM_TIMESTAMP	29
                const	SCM_TIMESTAMPING	37
                const	SCM_TIMESTAMPING_OPT_STATS	54
                const	SCM_TIMESTAMPING_PKTINFO	58
                const	SCM_TIMESTAMPNS	35
                const	SCM_TSTAMP_ACK	2
                const	SCM_TSTAMP_SCHED	1
                const	SCM_TSTAMP_SND	0
                const	SCM_TS_OPT_ID	81
                const	SCM_TXTIME	61
                const	SCM_WIFI_STATUS	41
                const	SCTP_ABORT	4
                const	SCTP_ACTIVE	2
                const	SCTP_ADAPTATION_INDICATION	32775
                const	SCTP_ADAPTATION_LAYER	7
                const	SCTP_ADDR_OVER	2
                const	SCTP_ADDR_PF	6
                const	SCTP_ADD_STREAMS	121
                const	SCTP_ALL_ASSOC	2
                const	SCTP_ASCONF_SUPPORTED	128
                const	SCTP_ASSOCINFO	1
                const	SCTP_ASSOC_CHANGE	32769
                const	SCTP_ASSOC_RESET_EVENT	32779
                const	SCTP_AUTHENTICATION_INDICATION	32776
                const	SCTP_AUTHINFO	6
                const	SCTP_AUTH_ACTIVE_KEY	24
                const	SCTP_AUTH_CHUNK	21
                const	SCTP_AUTH_DEACTIVATE_KEY	35
                const	SCTP_AUTH_DELETE_KEY	25
                const	SCTP_AUTH_HMAC_ID_SHA1	1
                const	SCTP_AUTH_HMAC_ID_SHA256	3
                const	SCTP_AUTH_KEY	23
                const	SCTP_AUTH_SUPPORTED	129
                const	SCTP_AUTOCLOSE	4
                const	SCTP_AUTO_ASCONF	30
                const	SCTP_CANT_STR_ASSOC	4
                const	SCTP_CLOSED	1
                const	SCTP_COMM_LOST	1
                const	SCTP_COMM_UP	0
                const	SCTP_CONTEXT	17
                const	SCTP_COOKIE_ECHOED	3
                const	SCTP_COOKIE_WAIT	2
                const	SCTP_CURRENT_ASSOC	1
                const	SCTP_DATA_IO_EVENT	32768
                const	SCTP_DEFAULT_PRINFO	114
                const	SCTP_DEFAULT_SEND_PARAM	10
                const	SCTP_DEFAULT_SNDINFO	34
                const	SCTP_DELAYED_ACK	16
                const	SCTP_DELAYED_ACK_TIME	16
                const	SCTP_DELAYED_SACK	16
                const	SCTP_DISABLE_FRAGMENTS	8
                const	SCTP_DSTADDRV4	7
                const	SCTP_DSTADDRV6	8
                const	SCTP_ECN_SUPPORTED	130
                const	SCTP_EMPTY	0
                const	SCTP_ENABLE_CHANGE_ASSOC_REQ	4
                const	SCTP_ENABLE_RESET_ASSOC_REQ	2
                const	SCTP_ENABLE_RESET_STREAM_REQ	1
                const	SCTP_ENABLE_STREAM_RESET	118
                const	SCTP_ENABLE_STRRESET_MASK	7
                const	SCTP_EOF	512
                const	SCTP_ESTABLISHED	4
                const	SCTP_EVENT	127
                const	SCTP_EVENTS	11
                const	SCTP_EXPOSE_PF_STATE	131
                const	SCTP_EXPOSE_POTENTIALLY_FAILED_STATE	131
                const	SCTP_FRAGMENT_INTERLEAVE	18
                const	SCTP_FUTURE_ASSOC	0
                const	SCTP_GET_ASSOC_ID_LIST	29
                const	SCTP_GET_ASSOC_NUMBER	28
                const	SCTP_GET_ASSOC_STATS	112
                const	SCTP_GET_LOCAL_ADDRS	109
                const	SCTP_GET_PEER_ADDRS	108
                const	SCTP_GET_PEER_ADDR_INFO	15
                const	SCTP_HMAC_IDENT	22
                const	SCTP_INACTIVE	0
                const	SCTP_INIT	0
                const	SCTP_INITMSG	2
                const	SCTP_INTERLEAVING_SUPPORTED	125
                const	SCTP_I_WANT_MAPPED_V4_ADDR	12
                const	SCTP_LOCAL_AUTH_CHUNKS	27
                const	SCTP_MAXSEG	13
                const	SCTP_MAX_BURST	20
                const	SCTP_NODELAY	3
                const	SCTP_NXTINFO	4
                const	SCTP_PARTIAL_DELIVERY_EVENT	32774
                const	SCTP_PARTIAL_DELIVERY_POINT	19
                const	SCTP_PEER_ADDR_CHANGE	32770
                const	SCTP_PEER_ADDR_PARAMS	9
                const	SCTP_PEER_ADDR_THLDS	31
                const	SCTP_PEER_ADDR_THLDS_V2	37
                const	SCTP_PEER_AUTH_CHUNKS	26
                const	SCTP_PF	1
                const	SCTP_PLPMTUD_PROBE_INTERVAL	133
                const	SCTP_POTENTIALLY_FAILED	1
                const	SCTP_PRIMARY_ADDR	6
                const	SCTP_PRINFO	5
                const	SCTP_PR_ASSOC_STATUS	115
                const	SCTP_PR_SCTP_ALL	128
                const	SCTP_PR_SCTP_MASK	48
                const	SCTP_PR_SCTP_MAX	48
                const	SCTP_PR_SCTP_NONE	0
                const	SCTP_PR_SCTP_PRIO	48
                const	SCTP_PR_SCTP_RTX	32
                const	SCTP_PR_SCTP_TTL	16
                const	SCTP_PR_STREAM_STATUS	116
                const	SCTP_PR_SUPPORTED	113
                const	SCTP_RCVINFO	3
                const	SCTP_RECONFIG_SUPPORTED	117
                const	SCTP_RECVNXTINFO	33
                const	SCTP_RECVRCVINFO	32
                const	SCTP_REMOTE_ERROR	32772
                const	SCTP_REMOTE_UDP_ENCAPS_PORT	132
                const	SCTP_RESET_ASSOC	120
                const	SCTP_RESET_STREAMS	119
                const	SCTP_RESTART	2
                const	SCTP_REUSE_PORT	36
                const	SCTP_RTOINFO	0
                const	SCTP_SACK_IMMEDIATELY	8
                const	SCTP_SENDALL	64
                const	SCTP_SENDER_DRY_EVENT	32777
                const	SCTP_SEND_FAILED	32771
                const	SCTP_SEND_FAILED_EVENT	32781
                const	SCTP_SET_PEER_PRIMARY_ADDR	5
                const	SCTP_SHUTDOWN_ACK_SENT	8
                const	SCTP_SHUTDOWN_COMP	3
                const	SCTP_SHUTDOWN_EVENT	32773
                const	SCTP_SHUTDOWN_PENDING	5
                const	SCTP_SHUTDOWN_RECEIVED	7
                const	SCTP_SHUTDOWN_SENT	6
                const	SCTP_SNDINFO	2
                const	SCTP_SNDRCV	1
                const	SCTP_SOCKOPT_BINDX_ADD	100
                const	SCTP_SOCKOPT_BINDX_REM	101
                const	SCTP_SOCKOPT_CONNECTX	110
                const	SCTP_SOCKOPT_CONNECTX3	111
                const	SCTP_SOCKOPT_PEELOFF	102
                const	SCTP_SOCKOPT_PEELOFF_FLAGS	122
                const	SCTP_STATUS	14
                const	SCTP_STREAM_CHANGE_EVENT	32780
                const	SCTP_STREAM_RESET_EVENT	32778
                const	SCTP_STREAM_RESET_INCOMING	1
                const	SCTP_STREAM_RESET_OUTGOING	2
                const	SCTP_STREAM_SCHEDULER	123
                const	SCTP_STREAM_SCHEDULER_VALUE	124
                const	SCTP_UNCONFIRMED	3
                const	SCTP_UNKNOWN	65535
                const	SCTP_UNORDERED	1
                const	SEEK_END	2
                const	SHUT_RD	0
                const	SHUT_RDWR	2
                const	SHUT_WR	1
                const	SIOCADDMULTI	35121
                const	SIOCATMARK	35077
                const	SIOCDELMULTI	35122
                const	SIOCDIFADDR	35126
                const	SIOCETHTOOL	35142
                const	SIOCGHWTSTAMP	35249
                const	SIOCGIFADDR	35093
                const	SIOCGIFBRDADDR	35097
                const	SIOCGIFCONF	35090
                const	SIOCGIFCOUNT	35128
                const	SIOCGIFDSTADDR	35095
                const	SIOCGIFFLAGS	35091
                const	SIOCGIFHWADDR	35111
                const	SIOCGIFINDEX	35123
                const	SIOCGIFMAP	35184
                const	SIOCGIFMETRIC	35101
                const	SIOCGIFMTU	35105
                const	SIOCGIFNAME	35088
                const	SIOCGIFNETMASK	35099
                const	SIOCGIFPFLAGS	35125
                const	SIOCGIFTXQLEN	35138
                const	SIOCGPGRP	35076
                const	SIOCGSKNS	35148
                const	SIOCGSTAMP	35078
                const	SIOCGSTAMPNS	35079
                const	SIOCGSTAMPNS_NEW	2148567303
                const	SIOCGSTAMPNS_OLD	35079
                const	SIOCGSTAMP_NEW	2148567302
                const	SIOCGSTAMP_OLD	35078
                const	SIOCINQ	21531
                const	SIOCOUTQ	21521
                const	SIOCOUTQNSD	35147
                const	SIOCSHWTSTAMP	35248
                const	SIOCSIFADDR	35094
                const	SIOCSIFBRDADDR	35098
                const	SIOCSIFDSTADDR	35096
                const	SIOCSIFFLAGS	35092
                const	SIOCSIFHWADDR	35108
                const	SIOCSIFHWBROADCAST	35127
                const	SIOCSIFLINK	35089
                const	SIOCSIFMAP	35185
                const	SIOCSIFMETRIC	35102
                const	SIOCSIFMTU	35106
                const	SIOCSIFNAME	35107
                const	SIOCSIFNETMASK	35100
                const	SIOCSIFPFLAGS	35124
                const	SIOCSIFTXQLEN	35139
                const	SIOCSPGRP	35074
                const	SK_MEMINFO_BACKLOG	7
                const	SK_MEMINFO_DROPS	8
                const	SK_MEMINFO_FWD_ALLOC	4
                const	SK_MEMINFO_OPTMEM	6
                const	SK_MEMINFO_RCVBUF	1
                const	SK_MEMINFO_RMEM_ALLOC	0
                const	SK_MEMINFO_SNDBUF	3
                const	SK_MEMINFO_WMEM_ALLOC	2
                const	SK_MEMINFO_WMEM_QUEUED	5
                const	SOCK_CLOEXEC	524288
                const	SOCK_DCCP	6
                const	SOCK_DGRAM	2
                const	SOCK_NONBLOCK	2048
                const	SOCK_PACKET	10
                const	SOCK_RAW	3
                const	SOCK_RDM	4
                const	SOCK_SEQPACKET	5
                const	SOCK_STREAM	1
                const	SOF_TIMESTAMPING_BIND_PHC	32768
                const	SOF_TIMESTAMPING_OPT_CMSG	1024
                const	SOF_TIMESTAMPING_OPT_ID	128
                const	SOF_TIMESTAMPING_OPT_ID_TCP	65536
                const	SOF_TIMESTAMPING_OPT_PKTINFO	8192
                const	SOF_TIMESTAMPING_OPT_RX_FILTER	131072
                const	SOF_TIMESTAMPING_OPT_STATS	4096
                const	SOF_TIMESTAMPING_OPT_TSONLY	2048
                const	SOF_TIMESTAMPING_OPT_TX_SWHW	16384
                const	SOF_TIMESTAMPING_RAW_HARDWARE	64
                const	SOF_TIMESTAMPING_RX_HARDWARE	4
                const	SOF_TIMESTAMPING_RX_SOFTWARE	8
                const	SOF_TIMESTAMPING_SOFTWARE	16
                const	SOF_TIMESTAMPING_SYS_HARDWARE	32
                const	SOF_TIMESTAMPING_TX_ACK	512
                const	SOF_TIMESTAMPING_TX_COMPLETION	262144
                const	SOF_TIMESTAMPING_TX_HARDWARE	1
                const	SOF_TIMESTAMPING_TX_SCHED	256
                const	SOF_TIMESTAMPING_TX_SOFTWARE	2
                const	SOF_TXTIME_DEADLINE_MODE	1
                const	SOF_TXTIME_REPORT_ERRORS	2
                const	SOL_AAL	265
                const	SOL_ALG	279
                const	SOL_ATM	264
                const	SOL_BLUETOOTH	274
                const	SOL_CAIF	278
                const	SOL_DCCP	269
                const	SOL_DECNET	261
                const	SOL_IRDA	266
                const	SOL_IUCV	277
                const	SOL_KCM	281
                const	SOL_LLC	268
                const	SOL_MCTP	285
                const	SOL_MPTCP	284
                const	SOL_NETBEUI	267
                const	SOL_NETLINK	270
                const	SOL_NFC	280
                const	SOL_PACKET	263
                const	SOL_PNPIPE	275
                const	SOL_PPPOL2TP	273
                const	SOL_RAW	255
                const	SOL_RDS	276
                const	SOL_RXRPC	272
                const	SOL_SMC	286
                const	SOL_SOCKET	1
                const	SOL_TIPC	271
                const	SOL_TLS	282
                const	SOL_VSOCK	287
                const	SOL_X25	262
                const	SOL_XDP	283
                const	SOMAXCONN	4096
                const	SO_ACCEPTCONN	30
                const	SO_ATTACH_BPF	50
                const	SO_ATTACH_FILTER	26
                const	SO_ATTACH_REUSEPORT_CBPF	51
                const	SO_ATTACH_REUSEPORT_EBPF	52
                const	SO_BINDTODEVICE	25
                const	SO_BINDTOIFINDEX	62
                const	SO_BPF_EXTENSIONS	48
                const	SO_BROADCAST	6
                const	SO_BSDCOMPAT	14
                const	SO_BUF_LOCK	72
                const	SO_BUSY_POLL	46
                const	SO_BUSY_POLL_BUDGET	70
                const	SO_CNX_ADVICE	53
                const	SO_COOKIE	57
                const	SO_DEBUG	1
                const	SO_DETACH_BPF	27
                const	SO_DETACH_FILTER	27
                const	SO_DETACH_REUSEPORT_BPF	68
                const	SO_DEVMEM_DMABUF	79
                const	SO_DEVMEM_DONTNEED	80
                const	SO_DEVMEM_LINEAR	78
                const	SO_DOMAIN	39
                const	SO_DONTROUTE	5
                const	SO_EE_CODE_TXTIME_INVALID_PARAM	1
                const	SO_EE_CODE_TXTIME_MISSED	2
                const	SO_EE_CODE_ZEROCOPY_COPIED	1
                const	SO_EE_ORIGIN_ICMP	2
                const	SO_EE_ORIGIN_ICMP6	3
                const	SO_EE_ORIGIN_LOCAL	1
                const	SO_EE_ORIGIN_NONE	0
                const	SO_EE_ORIGIN_TIMESTAMPING	4
                const	SO_EE_ORIGIN_TXSTATUS	4
                const	SO_EE_ORIGIN_TXTIME	6
                const	SO_EE_ORIGIN_ZEROCOPY	5
                const	SO_EE_RFC4884_FLAG_INVALID	1
                const	SO_ERROR	4
                const	SO_GET_FILTER	26
                const	SO_INCOMING_CPU	49
                const	SO_INCOMING_NAPI_ID	56
                const	SO_INQ	84
                const	SO_KEEPALIVE	9
                const	SO_LINGER	13
                const	SO_LOCK_FILTER	44
                const	SO_MARK	36
                const	SO_MAX_PACING_RATE	47
                const	SO_MEMINFO	55
                const	SO_NETNS_COOKIE	71
                const	SO_NOFCS	43
                const	SO_NO_CHECK	11
                const	SO_OOBINLINE	10
                const	SO_PASSCRED	16
                const	SO_PASSPIDFD	76
                const	SO_PASSRIGHTS	83
                const	SO_PASSSEC	34
                const	SO_PEEK_OFF	42
                const	SO_PEERCRED	17
                const	SO_PEERGROUPS	59
                const	SO_PEERNAME	28
                const	SO_PEERPIDFD	77
                const	SO_PEERSEC	31
                const	SO_PREFER_BUSY_POLL	69
                const	SO_PRIORITY	12
                const	SO_PROTOCOL	38
                const	SO_RCVBUF	8
                const	SO_RCVBUFFORCE	33
                const	SO_RCVLOWAT	18
                const	SO_RCVMARK	75
                const	SO_RCVPRIORITY	82
                const	SO_RCVTIMEO	20
                const	SO_RCVTIMEO_NEW	66
                const	SO_RCVTIMEO_OLD	20
                const	SO_RESERVE_MEM	73
                const	SO_REUSEADDR	2
                const	SO_REUSEPORT	15
                const	SO_RXQ_OVFL	40
                const	SO_SELECT_ERR_QUEUE	45
                const	SO_SNDBUF	7
                const	SO_SNDBUFFORCE	32
                const	SO_SNDLOWAT	19
                const	SO_SNDTIMEO	21
                const	SO_SNDTIMEO_NEW	67
                const	SO_SNDTIMEO_OLD	21
                const	SO_TIMESTAMP	29
                const	SO_TIMESTAMPING	37
                const	SO_TIMESTAMPING_NEW	65
                const	SO_TIMESTAMPING_OLD	37
                const	SO_TIMESTAMPNS	35
                const	SO_TIMESTAMPNS_NEW	64
                const	SO_TIMESTAMPNS_OLD	35
                const	SO_TIMESTAMP_NEW	63
                const	SO_TIMESTAMP_OLD	29
                const	SO_TXREHASH	74
                const	SO_TXTIME	61
                const	SO_TYPE	3
                const	SO_VM_SOCKETS_BUFFER_MAX_SIZE	2
                const	SO_VM_SOCKETS_BUFFER_MIN_SIZE	1
                const	SO_VM_SOCKETS_BUFFER_SIZE	0
                const	SO_VM_SOCKETS_CONNECT_TIMEOUT	6
                const	SO_VM_SOCKETS_CONNECT_TIMEOUT_NEW	8
                const	SO_VM_SOCKETS_CONNECT_TIMEOUT_OLD	6
                const	SO_VM_SOCKETS_NONBLOCK_TXRX	7
                const	SO_VM_SOCKETS_PEER_HOST_VM_ID	3
                const	SO_VM_SOCKETS_TRUSTED	5
                const	SO_WIFI_STATUS	41
                const	SO_ZEROCOPY	60
                const	SPLICE_F_MOVE	1
                const	SPLICE_F_NONBLOCK	2
                const	SPP_DSCP	512
                const	SPP_HB_DEMAND	4
                const	SPP_HB_DISABLE	2
                const	SPP_HB_ENABLE	1
                const	SPP_HB_TIME_IS_ZERO	128
                const	SPP_IPV6_FLOWLABEL	256
                const	SPP_PMTUD_DISABLE	16
                const	SPP_PMTUD_ENABLE	8
                const	SPP_SACKDELAY_DISABLE	64
                const	SPP_SACKDELAY_ENABLE	32
                const	SYS_accept4	242
                const	SYS_bind	200
                const	SYS_close	57
                const	SYS_connect	203
                const	SYS_epoll_create1	20
                const	SYS_epoll_ctl	21
                const	SYS_epoll_pwait	22
                const	SYS_epoll_pwait2	441
                const	SYS_eventfd2	19
                const	SYS_fcntl	25
                const	SYS_getpeername	205
                const	SYS_getsockname	204
                const	SYS_getsockopt	209
                const	SYS_ioctl	29
                const	SYS_listen	201
                const	SYS_lseek	62
                const	SYS_openat	56
                const	SYS_pidfd_getfd	438
                const	SYS_pidfd_open	434
                const	SYS_pipe2	59
                const	SYS_ppoll	73
                const	SYS_pread64	67
                const	SYS_read	63
                const	SYS_recvfrom	207
                const	SYS_recvmmsg	243
                const	SYS_recvmsg	212
                const	SYS_sendfile	71
                const	SYS_sendmmsg	269
                const	SYS_sendmsg	211
                const	SYS_sendto	206
                const	SYS_setns	268
                const	SYS_setsockopt	208
                const	SYS_shutdown	210
                const	SYS_socket	198
                const	SYS_socketpair	199
                const	SYS_splice	76
                const	SYS_write	64
                const	TCP_AO_ADD_KEY	38
                const	TCP_AO_DEL_KEY	39
                const	TCP_AO_GET_KEYS	41
                const	TCP_AO_INFO	40
                const	TCP_AO_KEYF_EXCLUDE_OPT	2
                const	TCP_AO_KEYF_IFINDEX	1
                const	TCP_AO_REPAIR	42
                const	TCP_CC_INFO	26
                const	TCP_CLOSE	7
                const	TCP_CLOSE_WAIT	8
                const	TCP_CLOSING	11
                const	TCP_CM_INQ	36
                const	TCP_CONGESTION	13
                const	TCP_CORK	3
                const	TCP_DEFER_ACCEPT	9
                const	TCP_DELACK_MAX_US	46
                const	TCP_ESTABLISHED	1
                const	TCP_FASTOPEN	23
                const	TCP_FASTOPEN_CONNECT	30
                const	TCP_FASTOPEN_KEY	33
                const	TCP_FASTOPEN_NO_COOKIE	34
                const	TCP_FIN_WAIT1	4
                const	TCP_FIN_WAIT2	5
                const	TCP_INFO	11
                const	TCP_INQ	36
                const	TCP_IS_MPTCP	43
                const	TCP_KEEPCNT	6
                const	TCP_KEEPIDLE	4
                const	TCP_KEEPINTVL	5
                const	TCP_LAST_ACK	9
                const	TCP_LINGER2	8
                const	TCP_LISTEN	10
                const	TCP_MAXSEG	2
                const	TCP_MD5SIG	14
                const	TCP_MD5SIG_EXT	32
                const	TCP_MD5SIG_FLAG_IFINDEX	2
                const	TCP_MD5SIG_FLAG_PREFIX	1
                const	TCP_MD5SIG_MAXKEYLEN	80
                const	TCP_NEW_SYN_RECV	12
                const	TCP_NLA_BUSY	1
                const	TCP_NLA_BYTES_NOTSENT	24
                const	TCP_NLA_BYTES_RETRANS	19
                const	TCP_NLA_BYTES_SENT	18
                const	TCP_NLA_CA_STATE	14
                const	TCP_NLA_DATA_SEGS_OUT	4
                const	TCP_NLA_DELIVERED	16
                const	TCP_NLA_DELIVERED_CE	17
                const	TCP_NLA_DELIVERY_RATE	7
                const	TCP_NLA_DELIVERY_RATE_APP_LMT	12
                const	TCP_NLA_DSACK_DUPS	20
                const	TCP_NLA_EDT	25
                const	TCP_NLA_MIN_RTT	10
                const	TCP_NLA_PACING_RATE	6
                const	TCP_NLA_RECUR_RETRANS	11
                const	TCP_NLA_REHASH	27
                const	TCP_NLA_REORDERING	9
                const	TCP_NLA_REORD_SEEN	21
                const	TCP_NLA_RWND_LIMITED	2
                const	TCP_NLA_SNDBUF_LIMITED	3
                const	TCP_NLA_SNDQ_SIZE	13
                const	TCP_NLA_SND_CWND	8
                const	TCP_NLA_SND_SSTHRESH	15
                const	TCP_NLA_SRTT	22
                const	TCP_NLA_TIMEOUT_REHASH	23
                const	TCP_NLA_TOTAL_RETRANS	5
                const	TCP_NLA_TTL	26
                const	TCP_NODELAY	1
                const	TCP_NOTSENT_LOWAT	25
                const	TCP_QUEUE_SEQ	21
                const	TCP_QUICKACK	12
                const	TCP_REPAIR	19
                const	TCP_REPAIR_OPTIONS	22
                const	TCP_REPAIR_QUEUE	20
                const	TCP_REPAIR_WINDOW	29
                const	TCP_RTO_MAX_MS	44
                const	TCP_RTO_MIN_US	45
                const	TCP_SAVED_SYN	28
                const	TCP_SAVE_SYN	27
                const	TCP_SYNCNT	7
                const	TCP_SYN_RECV	3
                const	TCP_SYN_SENT	2
                const	TCP_THIN_DUPACK	17
                const	TCP_THIN_LINEAR_TIMEOUTS	16
                const	TCP_TIMESTAMP	24
                const	TCP_TIME_WAIT	6
                const	TCP_TX_DELAY	37
                const	TCP_ULP	31
                const	TCP_USER_TIMEOUT	18
                const	TCP_WINDOW_CLAMP	10
                const	TCP_ZEROCOPY_RECEIVE	35
                const	TLS_1_2_VERSION	771
                const	TLS_1_3_VERSION	772
                const	TLS_CIPHER_AES_CCM_128	53
                const	TLS_CIPHER_AES_GCM_128	51
                const	TLS_CIPHER_AES_GCM_256	52
                const	TLS_CIPHER_ARIA_GCM_128	57
                const	TLS_CIPHER_ARIA_GCM_256	58
                const	TLS_CIPHER_CHACHA20_POLY1305	54
                const	TLS_CIPHER_SM4_CCM	56
                const	TLS_CIPHER_SM4_GCM	55
                const	TLS_GET_RECORD_TYPE	2
                const	TLS_RX	2
                const	TLS_RX_EXPECT_NO_PAD	4
                const	TLS_SET_RECORD_TYPE	1
                const	TLS_TX	1
                const	TLS_TX_MAX_PAYLOAD_LEN	5
                const	TLS_TX_ZEROCOPY_RO	3
                const	TP_STATUS_CSUMNOTREADY	8
                const	TP_STATUS_CSUM_VALID	128
                const	TP_STATUS_VLAN_TPID_VALID	64
                const	TP_STATUS_VLAN_VALID	16
                const	UDPLITE_RECV_CSCOV	11
                const	UDPLITE_SEND_CSCOV	10
                const	UDP_CORK	1
                const	UDP_ENCAP	100
                const	UDP_ENCAP_ESPINUDP	2
                const	UDP_ENCAP_ESPINUDP_NON_IKE	1
                const	UDP_ENCAP_GTP0	4
                const	UDP_ENCAP_GTP1U	5
                const	UDP_ENCAP_L2TPINUDP	3
                const	UDP_ENCAP_RXRPC	6
                const	UDP_GRO	104
                const	UDP_NO_CHECK6_RX	102
                const	UDP_NO_CHECK6_TX	101
                const	UDP_SEGMENT	103
                const	VMADDR_CID_ANY	4294967295
                const	VMADDR_CID_HOST	2
                const	VMADDR_CID_HYPERVISOR	0
                const	VMADDR_CID_LOCAL	1
                const	VMADDR_FLAG_TO_HOST	1
                const	VMADDR_PORT_ANY	4294967295
                const	XDP_UMEM_REG	4
                field	cmsghdr.cmsg_len	0	8
                field	cmsghdr.cmsg_level	8	4
                field	cmsghdr.cmsg_type	12	4
                field	epoll_event.data	8	8
                field	epoll_event.events	0	4
                field	group_filter.gf_fmode	136	4
                field	group_filter.gf_group	8	128
                field	group_filter.gf_interface	0	4
                field	group_filter.gf_numsrc	140	4
                field	group_filter.gf_slist	144	128
                field	group_req.gr_group	8	128
                field	group_req.gr_interface	0	4
                field	group_source_req.gsr_group	8	128
                field	group_source_req.gsr_interface	0	4
                field	group_source_req.gsr_source	136	128
                field	icmp6_filter.data	0	32
                field	icmp6hdr.icmp6_cksum	2	2
                field	icmp6hdr.icmp6_code	1	1
                field	icmp6hdr.icmp6_type	0	1
                field	icmp_filter.data	0	4
                field	icmphdr.checksum	2	2
                field	icmphdr.code	1	1
                field	icmphdr.type	0	1
                field	ifconf.ifc_buf	8	8
                field	ifconf.ifc_len	0	4
                field	ifconf.ifc_req	8	8
                field	ifmap.base_addr	16	2
                field	ifmap.dma	19	1
                field	ifmap.irq	18	1
                field	ifmap.mem_end	8	8
                field	ifmap.mem_start	0	8
                field	ifmap.port	20	1
                field	ifreq.ifr_addr	16	16
                field	ifreq.ifr_broadaddr	16	16
                field	ifreq.ifr_dstaddr	16	16
                field	ifreq.ifr_flags	16	2
                field	ifreq.ifr_hwaddr	16	16
                field	ifreq.ifr_ifindex	16	4
                field	ifreq.ifr_map	16	24
                field	ifreq.ifr_metric	16	4
                field	ifreq.ifr_mtu	16	4
                field	ifreq.ifr_name	0	16
                field	ifreq.ifr_netmask	16	16
                field	ifreq.ifr_newname	16	16
                field	ifreq.ifr_qlen	16	4
                field	in6_addr.s6_addr	0	16
                field	in6_flowlabel_req.flr_action	20	1
                field	in6_flowlabel_req.flr_dst	0	16
                field	in6_flowlabel_req.flr_expires	24	2
                field	in6_flowlabel_req.flr_flags	22	2
                field	in6_flowlabel_req.flr_label	16	4
                field	in6_flowlabel_req.flr_linger	26	2
                field	in6_flowlabel_req.flr_share	21	1
                field	in6_pktinfo.ipi6_addr	0	16
                field	in6_pktinfo.ipi6_ifindex	16	4
                field	in_addr.s_addr	0	4
                field	in_pktinfo.ipi_addr	8	4
                field	in_pktinfo.ipi_ifindex	0	4
                field	in_pktinfo.ipi_spec_dst	4	4
                field	iovec.iov_base	0	8
                field	iovec.iov_len	8	8
                field	ip6_mtuinfo.ip6m_addr	0	28
                field	ip6_mtuinfo.ip6m_mtu	28	4
                field	ip_mreq.imr_interface	4	4
                field	ip_mreq.imr_multiaddr	0	4
                field	ip_mreq_source.imr_interface	4	4
                field	ip_mreq_source.imr_multiaddr	0	4
                field	ip_mreq_source.imr_sourceaddr	8	4
                field	ip_mreqn.imr_address	4	4
                field	ip_mreqn.imr_ifindex	8	4
                field	ip_mreqn.imr_multiaddr	0	4
                field	ip_msfilter.imsf_fmode	8	4
                field	ip_msfilter.imsf_interface	4	4
                field	ip_msfilter.imsf_multiaddr	0	4
                field	ip_msfilter.imsf_numsrc	12	4
                field	ip_msfilter.imsf_slist	16	4
                field	iphdr.check	10	2
                field	iphdr.daddr	16	4
                field	iphdr.frag_off	6	2
                field	iphdr.id	4	2
                field	iphdr.protocol	9	1
                field	iphdr.saddr	12	4
                field	iphdr.tos	1	1
                field	iphdr.tot_len	2	2
                field	iphdr.ttl	8	1
                field	ipv6_mreq.ipv6mr_interface	16	4
                field	ipv6_mreq.ipv6mr_multiaddr	0	16
                field	linger.l_linger	4	4
                field	linger.l_onoff	0	4
                field	mmsghdr.msg_hdr	0	56
                field	mmsghdr.msg_len	56	4
                field	mptcp_info.mptcpi_add_addr_accepted	2	1
                field	mptcp_info.mptcpi_add_addr_accepted_max	5	1
                field	mptcp_info.mptcpi_add_addr_signal	1	1
                field	mptcp_info.mptcpi_add_addr_signal_max	4	1
                field	mptcp_info.mptcpi_bytes_acked	72	8
                field	mptcp_info.mptcpi_bytes_received	64	8
                field	mptcp_info.mptcpi_bytes_retrans	48	8
                field	mptcp_info.mptcpi_bytes_sent	56	8
                field	mptcp_info.mptcpi_csum_enabled	42	1
                field	mptcp_info.mptcpi_endp_fullmesh_max	82	1
                field	mptcp_info.mptcpi_endp_laminar_max	81	1
                field	mptcp_info.mptcpi_flags	8	4
                field	mptcp_info.mptcpi_last_ack_recv	92	4
                field	mptcp_info.mptcpi_last_data_recv	88	4
                field	mptcp_info.mptcpi_last_data_sent	84	4
                field	mptcp_info.mptcpi_local_addr_max	41	1
                field	mptcp_info.mptcpi_local_addr_used	40	1
                field	mptcp_info.mptcpi_rcv_nxt	32	8
                field	mptcp_info.mptcpi_retransmits	44	4
                field	mptcp_info.mptcpi_snd_una	24	8
                field	mptcp_info.mptcpi_subflows	0	1
                field	mptcp_info.mptcpi_subflows_max	3	1
                field	mptcp_info.mptcpi_subflows_total	80	1
                field	mptcp_info.mptcpi_token	12	4
                field	mptcp_info.mptcpi_write_seq	16	8
                field	mptcp_subflow_addrs.ss_local	0	128
                field	mptcp_subflow_addrs.ss_remote	128	128
                field	mptcp_subflow_data.num_subflows	4	4
                field	mptcp_subflow_data.size_kernel	8	4
                field	mptcp_subflow_data.size_subflow_data	0	4
                field	mptcp_subflow_data.size_user	12	4
                field	msghdr.msg_control	32	8
                field	msghdr.msg_controllen	40	8
                field	msghdr.msg_flags	48	4
                field	msghdr.msg_iov	16	8
                field	msghdr.msg_iovlen	24	8
                field	msghdr.msg_name	0	8
                field	msghdr.msg_namelen	8	4
                field	nl_pktinfo.group	0	4
                field	nlattr.nla_len	0	2
                field	nlattr.nla_type	2	2
                field	nlmsghdr.nlmsg_flags	6	2
                field	nlmsghdr.nlmsg_len	0	4
                field	nlmsghdr.nlmsg_pid	12	4
                field	nlmsghdr.nlmsg_seq	8	4
                field	nlmsghdr.nlmsg_type	4	2
                field	packet_mreq.mr_address	8	8
                field	packet_mreq.mr_alen	6	2
                field	packet_mreq.mr_ifindex	0	4
                field	packet_mreq.mr_type	4	2
                field	pollfd.events	4	2
                field	pollfd.fd	0	4
                field	pollfd.revents	6	2
                field	scm_timestamping.ts	0	48
                field	scm_ts_pktinfo.if_index	0	4
                field	scm_ts_pktinfo.pkt_length	4	4
                field	sctp_adaptation_event.sai_adaptation_ind	8	4
                field	sctp_adaptation_event.sai_assoc_id	12	4
                field	sctp_adaptation_event.sai_flags	2	2
                field	sctp_adaptation_event.sai_length	4	4
                field	sctp_adaptation_event.sai_type	0	2
                field	sctp_add_streams.sas_assoc_id	0	4
                field	sctp_add_streams.sas_instrms	4	2
                field	sctp_add_streams.sas_outstrms	6	2
                field	sctp_assoc_change.sac_assoc_id	16	4
                field	sctp_assoc_change.sac_error	10	2
                field	sctp_assoc_change.sac_flags	2	2
                field	sctp_assoc_change.sac_inbound_streams	14	2
                field	sctp_assoc_change.sac_info	20	0
                field	sctp_assoc_change.sac_length	4	4
                field	sctp_assoc_change.sac_outbound_streams	12	2
                field	sctp_assoc_change.sac_state	8	2
                field	sctp_assoc_change.sac_type	0	2
                field	sctp_assoc_ids.gaids_assoc_id	4	0
                field	sctp_assoc_ids.gaids_number_of_ids	0	4
                field	sctp_assoc_reset_event.assocreset_assoc_id	8	4
                field	sctp_assoc_reset_event.assocreset_flags	2	2
                field	sctp_assoc_reset_event.assocreset_length	4	4
                field	sctp_assoc_reset_event.assocreset_local_tsn	12	4
                field	sctp_assoc_reset_event.assocreset_remote_tsn	16	4
                field	sctp_assoc_reset_event.assocreset_type	0	2
                field	sctp_assoc_stats.sas_assoc_id	0	4
                field	sctp_assoc_stats.sas_gapcnt	200	8
                field	sctp_assoc_stats.sas_ictrlchunks	248	8
                field	sctp_assoc_stats.sas_idupchunks	192	8
                field	sctp_assoc_stats.sas_iodchunks	232	8
                field	sctp_assoc_stats.sas_ipackets	168	8
                field	sctp_assoc_stats.sas_isacks	144	8
                field	sctp_assoc_stats.sas_iuodchunks	216	8
                field	sctp_assoc_stats.sas_maxrto	136	8
                field	sctp_assoc_stats.sas_obs_rto_ipaddr	8	128
                field	sctp_assoc_stats.sas_octrlchunks	240	8
                field	sctp_assoc_stats.sas_oodchunks	224	8
                field	sctp_assoc_stats.sas_opackets	160	8
                field	sctp_assoc_stats.sas_osacks	152	8
                field	sctp_assoc_stats.sas_ouodchunks	208	8
                field	sctp_assoc_stats.sas_outofseqtsns	184	8
                field	sctp_assoc_stats.sas_rtxchunks	176	8
                field	sctp_assoc_value.assoc_id	0	4
                field	sctp_assoc_value.assoc_value	4	4
                field	sctp_assocparams.sasoc_asocmaxrxt	4	2
                field	sctp_assocparams.sasoc_assoc_id	0	4
                field	sctp_assocparams.sasoc_cookie_life	16	4
                field	sctp_assocparams.sasoc_local_rwnd	12	4
                field	sctp_assocparams.sasoc_number_peer_destinations	6	2
                field	sctp_assocparams.sasoc_peer_rwnd	8	4
                field	sctp_authchunk.sauth_chunk	0	1
                field	sctp_authchunks.gauth_assoc_id	0	4
                field	sctp_authchunks.gauth_chunks	8	0
                field	sctp_authchunks.gauth_number_of_chunks	4	4
                field	sctp_authinfo.auth_keynumber	0	2
                field	sctp_authkey.sca_assoc_id	0	4
                field	sctp_authkey.sca_key	8	0
                field	sctp_authkey.sca_keylength	6	2
                field	sctp_authkey.sca_keynumber	4	2
                field	sctp_authkey_event.auth_altkeynumber	10	2
                field	sctp_authkey_event.auth_assoc_id	16	4
                field	sctp_authkey_event.auth_flags	2	2
                field	sctp_authkey_event.auth_indication	12	4
                field	sctp_authkey_event.auth_keynumber	8	2
                field	sctp_authkey_event.auth_length	4	4
                field	sctp_authkey_event.auth_type	0	2
                field	sctp_authkeyid.scact_assoc_id	0	4
                field	sctp_authkeyid.scact_keynumber	4	2
                field	sctp_default_prinfo.pr_assoc_id	0	4
                field	sctp_default_prinfo.pr_policy	8	2
                field	sctp_default_prinfo.pr_value	4	4
                field	sctp_event.se_assoc_id	0	4
                field	sctp_event.se_on	6	1
                field	sctp_event.se_type	4	2
                field	sctp_event_subscribe.sctp_adaptation_layer_event	7	1
                field	sctp_event_subscribe.sctp_address_event	2	1
                field	sctp_event_subscribe.sctp_assoc_reset_event	11	1
                field	sctp_event_subscribe.sctp_association_event	1	1
                field	sctp_event_subscribe.sctp_authentication_event	8	1
                field	sctp_event_subscribe.sctp_data_io_event	0	1
                field	sctp_event_subscribe.sctp_partial_delivery_event	6	1
                field	sctp_event_subscribe.sctp_peer_error_event	4	1
                field	sctp_event_subscribe.sctp_send_failure_event	3	1
                field	sctp_event_subscribe.sctp_send_failure_event_event	13	1
                field	sctp_event_subscribe.sctp_sender_dry_event	9	1
                field	sctp_event_subscribe.sctp_shutdown_event	5	1
                field	sctp_event_subscribe.sctp_stream_change_event	12	1
                field	sctp_event_subscribe.sctp_stream_reset_event	10	1
                field	sctp_getaddrs.addr_num	4	4
                field	sctp_getaddrs.addrs	8	0
                field	sctp_getaddrs.assoc_id	0	4
                field	sctp_getaddrs_old.addr_num	4	4
                field	sctp_getaddrs_old.addrs	8	8
                field	sctp_getaddrs_old.assoc_id	0	4
                field	sctp_hmacalgo.shmac_idents	4	0
                field	sctp_hmacalgo.shmac_num_idents	0	4
                field	sctp_initmsg.sinit_max_attempts	4	2
                field	sctp_initmsg.sinit_max_init_timeo	6	2
                field	sctp_initmsg.sinit_max_instreams	2	2
                field	sctp_initmsg.sinit_num_ostreams	0	2
                field	sctp_nxtinfo.nxt_assoc_id	12	4
                field	sctp_nxtinfo.nxt_flags	2	2
                field	sctp_nxtinfo.nxt_length	8	4
                field	sctp_nxtinfo.nxt_ppid	4	4
                field	sctp_nxtinfo.nxt_sid	0	2
                field	sctp_paddr_change.spc_aaddr	8	128
                field	sctp_paddr_change.spc_assoc_id	144	4
                field	sctp_paddr_change.spc_error	140	4
                field	sctp_paddr_change.spc_flags	2	2
                field	sctp_paddr_change.spc_length	4	4
                field	sctp_paddr_change.spc_state	136	4
                field	sctp_paddr_change.spc_type	0	2
                field	sctp_paddrinfo.spinfo_address	4	128
                field	sctp_paddrinfo.spinfo_assoc_id	0	4
                field	sctp_paddrinfo.spinfo_cwnd	136	4
                field	sctp_paddrinfo.spinfo_mtu	148	4
                field	sctp_paddrinfo.spinfo_rto	144	4
                field	sctp_paddrinfo.spinfo_srtt	140	4
                field	sctp_paddrinfo.spinfo_state	132	4
                field	sctp_paddrparams.spp_address	4	128
                field	sctp_paddrparams.spp_assoc_id	0	4
                field	sctp_paddrparams.spp_dscp	154	1
                field	sctp_paddrparams.spp_flags	146	4
                field	sctp_paddrparams.spp_hbinterval	132	4
                field	sctp_paddrparams.spp_ipv6_flowlabel	150	4
                field	sctp_paddrparams.spp_pathmaxrxt	136	2
                field	sctp_paddrparams.spp_pathmtu	138	4
                field	sctp_paddrparams.spp_sackdelay	142	4
                field	sctp_paddrthlds.spt_address	8	128
                field	sctp_paddrthlds.spt_assoc_id	0	4
                field	sctp_paddrthlds.spt_pathmaxrxt	136	2
                field	sctp_paddrthlds.spt_pathpfthld	138	2
                field	sctp_paddrthlds_v2.spt_address	8	128
                field	sctp_paddrthlds_v2.spt_assoc_id	0	4
                field	sctp_paddrthlds_v2.spt_pathcpthld	140	2
                field	sctp_paddrthlds_v2.spt_pathmaxrxt	136	2
                field	sctp_paddrthlds_v2.spt_pathpfthld	138	2
                field	sctp_pdapi_event.pdapi_assoc_id	12	4
                field	sctp_pdapi_event.pdapi_flags	2	2
                field	sctp_pdapi_event.pdapi_indication	8	4
                field	sctp_pdapi_event.pdapi_length	4	4
                field	sctp_pdapi_event.pdapi_seq	20	4
                field	sctp_pdapi_event.pdapi_stream	16	4
                field	sctp_pdapi_event.pdapi_type	0	2
                field	sctp_peeloff_flags_arg.associd	0	4
                field	sctp_peeloff_flags_arg.flags	8	4
                field	sctp_peeloff_flags_arg.sd	4	4
                field	sctp_prim.ssp_addr	4	128
                field	sctp_prim.ssp_assoc_id	0	4
                field	sctp_prinfo.pr_policy	0	2
                field	sctp_prinfo.pr_value	4	4
                field	sctp_probeinterval.spi_address	8	128
                field	sctp_probeinterval.spi_assoc_id	0	4
                field	sctp_probeinterval.spi_interval	136	4
                field	sctp_prstatus.sprstat_abandoned_sent	16	8
                field	sctp_prstatus.sprstat_abandoned_unsent	8	8
                field	sctp_prstatus.sprstat_assoc_id	0	4
                field	sctp_prstatus.sprstat_policy	6	2
                field	sctp_prstatus.sprstat_sid	4	2
                field	sctp_rcvinfo.rcv_assoc_id	24	4
                field	sctp_rcvinfo.rcv_context	20	4
                field	sctp_rcvinfo.rcv_cumtsn	16	4
                field	sctp_rcvinfo.rcv_flags	4	2
                field	sctp_rcvinfo.rcv_ppid	8	4
                field	sctp_rcvinfo.rcv_sid	0	2
                field	sctp_rcvinfo.rcv_ssn	2	2
                field	sctp_rcvinfo.rcv_tsn	12	4
                field	sctp_remote_error.sre_assoc_id	12	4
                field	sctp_remote_error.sre_data	16	0
                field	sctp_remote_error.sre_error	8	2
                field	sctp_remote_error.sre_flags	2	2
                field	sctp_remote_error.sre_length	4	4
                field	sctp_remote_error.sre_type	0	2
                field	sctp_reset_streams.srs_assoc_id	0	4
                field	sctp_reset_streams.srs_flags	4	2
                field	sctp_reset_streams.srs_number_streams	6	2
                field	sctp_reset_streams.srs_stream_list	8	0
                field	sctp_rtoinfo.srto_assoc_id	0	4
                field	sctp_rtoinfo.srto_initial	4	4
                field	sctp_rtoinfo.srto_max	8	4
                field	sctp_rtoinfo.srto_min	12	4
                field	sctp_sack_info.sack_assoc_id	0	4
                field	sctp_sack_info.sack_delay	4	4
                field	sctp_sack_info.sack_freq	8	4
                field	sctp_send_failed.ssf_assoc_id	44	4
                field	sctp_send_failed.ssf_data	48	0
                field	sctp_send_failed.ssf_error	8	4
                field	sctp_send_failed.ssf_flags	2	2
                field	sctp_send_failed.ssf_info	12	32
                field	sctp_send_failed.ssf_length	4	4
                field	sctp_send_failed.ssf_type	0	2
                field	sctp_send_failed_event.ssf_assoc_id	28	4
                field	sctp_send_failed_event.ssf_data	32	0
                field	sctp_send_failed_event.ssf_error	8	4
                field	sctp_send_failed_event.ssf_flags	2	2
                field	sctp_send_failed_event.ssf_length	4	4
                field	sctp_send_failed_event.ssf_type	0	2
                field	sctp_send_failed_event.ssfe_info	12	16
                field	sctp_sender_dry_event.sender_dry_assoc_id	8	4
                field	sctp_sender_dry_event.sender_dry_flags	2	2
                field	sctp_sender_dry_event.sender_dry_length	4	4
                field	sctp_sender_dry_event.sender_dry_type	0	2
                field	sctp_setadaptation.ssb_adaptation_ind	0	4
                field	sctp_setpeerprim.sspp_addr	4	128
                field	sctp_setpeerprim.sspp_assoc_id	0	4
                field	sctp_shutdown_event.sse_assoc_id	8	4
                field	sctp_shutdown_event.sse_flags	2	2
                field	sctp_shutdown_event.sse_length	4	4
                field	sctp_shutdown_event.sse_type	0	2
                field	sctp_sndinfo.snd_assoc_id	12	4
                field	sctp_sndinfo.snd_context	8	4
                field	sctp_sndinfo.snd_flags	2	2
                field	sctp_sndinfo.snd_ppid	4	4
                field	sctp_sndinfo.snd_sid	0	2
                field	sctp_sndrcvinfo.sinfo_assoc_id	28	4
                field	sctp_sndrcvinfo.sinfo_context	12	4
                field	sctp_sndrcvinfo.sinfo_cumtsn	24	4
                field	sctp_sndrcvinfo.sinfo_flags	4	2
                field	sctp_sndrcvinfo.sinfo_ppid	8	4
                field	sctp_sndrcvinfo.sinfo_ssn	2	2
                field	sctp_sndrcvinfo.sinfo_stream	0	2
                field	sctp_sndrcvinfo.sinfo_timetolive	16	4
                field	sctp_sndrcvinfo.sinfo_tsn	20	4
                field	sctp_status.sstat_assoc_id	0	4
                field	sctp_status.sstat_fragmentation_point	20	4
                field	sctp_status.sstat_instrms	16	2
                field	sctp_status.sstat_outstrms	18	2
                field	sctp_status.sstat_penddata	14	2
                field	sctp_status.sstat_primary	24	152
                field	sctp_status.sstat_rwnd	8	4
                field	sctp_status.sstat_state	4	4
                field	sctp_status.sstat_unackdata	12	2
                field	sctp_stream_change_event.strchange_assoc_id	8	4
                field	sctp_stream_change_event.strchange_flags	2	2
                field	sctp_stream_change_event.strchange_instrms	12	2
                field	sctp_stream_change_event.strchange_length	4	4
                field	sctp_stream_change_event.strchange_outstrms	14	2
                field	sctp_stream_change_event.strchange_type	0	2
                field	sctp_stream_reset_event.strreset_assoc_id	8	4
                field	sctp_stream_reset_event.strreset_flags	2	2
                field	sctp_stream_reset_event.strreset_length	4	4
                field	sctp_stream_reset_event.strreset_stream_list	12	0
                field	sctp_stream_reset_event.strreset_type	0	2
                field	sctp_stream_value.assoc_id	0	4
                field	sctp_stream_value.stream_id	4	2
                field	sctp_stream_value.stream_value	6	2
                field	sctp_udpencaps.sue_address	8	128
                field	sctp_udpencaps.sue_assoc_id	0	4
                field	sctp_udpencaps.sue_port	136	2
                field	sock_extended_err.ee_code	6	1
                field	sock_extended_err.ee_data	12	4
                field	sock_extended_err.ee_errno	0	4
                field	sock_extended_err.ee_info	8	4
                field	sock_extended_err.ee_origin	4	1
                field	sock_extended_err.ee_pad	7	1
                field	sock_extended_err.ee_type	5	1
                field	sock_filter.code	0	2
                field	sock_filter.jf	3	1
                field	sock_filter.jt	2	1
                field	sock_filter.k	4	4
                field	sock_fprog.filter	8	8
                field	sock_fprog.len	0	2
                field	sock_txtime.clockid	0	4
                field	sock_txtime.flags	4	4
                field	sockaddr.sa_data	2	14
                field	sockaddr.sa_family	0	2
                field	sockaddr_in.sin_addr	4	4
                field	sockaddr_in.sin_family	0	2
                field	sockaddr_in.sin_port	2	2
                field	sockaddr_in.sin_zero	8	8
                field	sockaddr_in6.sin6_addr	8	16
                field	sockaddr_in6.sin6_family	0	2
                field	sockaddr_in6.sin6_flowinfo	4	4
                field	sockaddr_in6.sin6_port	2	2
                field	sockaddr_in6.sin6_scope_id	24	4
                field	sockaddr_ll.sll_addr	12	8
                field	sockaddr_ll.sll_family	0	2
                field	sockaddr_ll.sll_halen	11	1
                field	sockaddr_ll.sll_hatype	8	2
                field	sockaddr_ll.sll_ifindex	4	4
                field	sockaddr_ll.sll_pkttype	10	1
                field	sockaddr_ll.sll_protocol	2	2
                field	sockaddr_nl.nl_family	0	2
                field	sockaddr_nl.nl_groups	8	4
                field	sockaddr_nl.nl_pad	2	2
                field	sockaddr_nl.nl_pid	4	4
                field	sockaddr_storage.ss_family	0	2
                field	sockaddr_un.sun_family	0	2
                field	sockaddr_un.sun_path	2	108
                field	sockaddr_vm.svm_cid	8	4
                field	sockaddr_vm.svm_family	0	2
                field	sockaddr_vm.svm_flags	12	1
                field	sockaddr_vm.svm_port	4	4
                field	tcp_ao_add.addr	0	128
                field	tcp_ao_add.alg_name	128	64
                field	tcp_ao_add.bits	196	4
                field	tcp_ao_add.ifindex	192	4
                field	tcp_ao_add.key	208	80
                field	tcp_ao_add.keyflags	206	1
                field	tcp_ao_add.keylen	207	1
                field	tcp_ao_add.maclen	205	1
                field	tcp_ao_add.prefix	202	1
                field	tcp_ao_add.rcvid	204	1
                field	tcp_ao_add.sndid	203	1
                field	tcp_ao_del.addr	0	128
                field	tcp_ao_del.bits	132	4
                field	tcp_ao_del.current_key	141	1
                field	tcp_ao_del.ifindex	128	4
                field	tcp_ao_del.keyflags	143	1
                field	tcp_ao_del.prefix	138	1
                field	tcp_ao_del.rcvid	140	1
                field	tcp_ao_del.rnext	142	1
                field	tcp_ao_del.sndid	139	1
                field	tcp_ao_getsockopt.addr	0	128
                field	tcp_ao_getsockopt.alg_name	128	64
                field	tcp_ao_getsockopt.bits	276	2
                field	tcp_ao_getsockopt.ifindex	284	4
                field	tcp_ao_getsockopt.key	192	80
                field	tcp_ao_getsockopt.keyflags	282	1
                field	tcp_ao_getsockopt.keylen	283	1
                field	tcp_ao_getsockopt.maclen	281	1
                field	tcp_ao_getsockopt.nkeys	272	4
                field	tcp_ao_getsockopt.pkt_bad	296	8
                field	tcp_ao_getsockopt.pkt_good	288	8
                field	tcp_ao_getsockopt.prefix	280	1
                field	tcp_ao_getsockopt.rcvid	279	1
                field	tcp_ao_getsockopt.sndid	278	1
                field	tcp_ao_info_opt.bits	0	4
                field	tcp_ao_info_opt.current_key	6	1
                field	tcp_ao_info_opt.pkt_ao_required	32	8
                field	tcp_ao_info_opt.pkt_bad	16	8
                field	tcp_ao_info_opt.pkt_dropped_icmp	40	8
                field	tcp_ao_info_opt.pkt_good	8	8
                field	tcp_ao_info_opt.pkt_key_not_found	24	8
                field	tcp_ao_info_opt.rnext	7	1
                field	tcp_ao_repair.rcv_isn	4	4
                field	tcp_ao_repair.rcv_sne	12	4
                field	tcp_ao_repair.snd_sne	8	4
                field	tcp_ao_repair.snt_isn	0	4
                field	tcp_info.tcpi_advmss	84	4
                field	tcp_info.tcpi_ato	12	4
                field	tcp_info.tcpi_backoff	4	1
                field	tcp_info.tcpi_busy_time	168	8
                field	tcp_info.tcpi_bytes_acked	120	8
                field	tcp_info.tcpi_bytes_received	128	8
                field	tcp_info.tcpi_bytes_retrans	208	8
                field	tcp_info.tcpi_bytes_sent	200	8
                field	tcp_info.tcpi_ca_state	1	1
                field	tcp_info.tcpi_data_segs_in	152	4
                field	tcp_info.tcpi_data_segs_out	156	4
                field	tcp_info.tcpi_delivered	192	4
                field	tcp_info.tcpi_delivered_ce	196	4
                field	tcp_info.tcpi_delivered_ce_bytes	260	4
                field	tcp_info.tcpi_delivered_e0_bytes	256	4
                field	tcp_info.tcpi_delivered_e1_bytes	252	4
                field	tcp_info.tcpi_delivery_rate	160	8
                field	tcp_info.tcpi_dsack_dups	216	4
                field	tcp_info.tcpi_fackets	40	4
                field	tcp_info.tcpi_last_ack_recv	56	4
                field	tcp_info.tcpi_last_ack_sent	48	4
                field	tcp_info.tcpi_last_data_recv	52	4
                field	tcp_info.tcpi_last_data_sent	44	4
                field	tcp_info.tcpi_lost	32	4
                field	tcp_info.tcpi_max_pacing_rate	112	8
                field	tcp_info.tcpi_min_rtt	148	4
                field	tcp_info.tcpi_notsent_bytes	144	4
                field	tcp_info.tcpi_options	5	1
                field	tcp_info.tcpi_pacing_rate	104	8
                field	tcp_info.tcpi_pmtu	60	4
                field	tcp_info.tcpi_probes	3	1
                field	tcp_info.tcpi_rcv_mss	20	4
                field	tcp_info.tcpi_rcv_ooopack	224	4
                field	tcp_info.tcpi_rcv_rtt	92	4
                field	tcp_info.tcpi_rcv_space	96	4
                field	tcp_info.tcpi_rcv_ssthresh	64	4
                field	tcp_info.tcpi_rcv_wnd	232	4
                field	tcp_info.tcpi_received_ce	248	4
                field	tcp_info.tcpi_received_ce_bytes	272	4
                field	tcp_info.tcpi_received_e0_bytes	268	4
                field	tcp_info.tcpi_received_e1_bytes	264	4
                field	tcp_info.tcpi_rehash	236	4
                field	tcp_info.tcpi_reord_seen	220	4
                field	tcp_info.tcpi_reordering	88	4
                field	tcp_info.tcpi_retrans	36	4
                field	tcp_info.tcpi_retransmits	2	1
                field	tcp_info.tcpi_rto	8	4
                field	tcp_info.tcpi_rtt	68	4
                field	tcp_info.tcpi_rttvar	72	4
                field	tcp_info.tcpi_rwnd_limited	176	8
                field	tcp_info.tcpi_sacked	28	4
                field	tcp_info.tcpi_segs_in	140	4
                field	tcp_info.tcpi_segs_out	136	4
                field	tcp_info.tcpi_snd_cwnd	80	4
                field	tcp_info.tcpi_snd_mss	16	4
                field	tcp_info.tcpi_snd_ssthresh	76	4
                field	tcp_info.tcpi_snd_wnd	228	4
                field	tcp_info.tcpi_sndbuf_limited	184	8
                field	tcp_info.tcpi_state	0	1
                field	tcp_info.tcpi_total_retrans	100	4
                field	tcp_info.tcpi_total_rto	240	2
                field	tcp_info.tcpi_total_rto_recoveries	242	2
                field	tcp_info.tcpi_total_rto_time	244	4
                field	tcp_info.tcpi_unacked	24	4
                field	tcp_md5sig.tcpm_addr	0	128
                field	tcp_md5sig.tcpm_flags	128	1
                field	tcp_md5sig.tcpm_ifindex	132	4
                field	tcp_md5sig.tcpm_key	136	80
                field	tcp_md5sig.tcpm_keylen	130	2
                field	tcp_md5sig.tcpm_prefixlen	129	1
                field	tcp_repair_opt.opt_code	0	4
                field	tcp_repair_opt.opt_val	4	4
                field	tcp_repair_window.max_window	8	4
                field	tcp_repair_window.rcv_wnd	12	4
                field	tcp_repair_window.rcv_wup	16	4
                field	tcp_repair_window.snd_wl1	0	4
                field	tcp_repair_window.snd_wnd	4	4
                field	timespec.tv_nsec	8	8
                field	timespec.tv_sec	0	8
                field	timeval.tv_sec	0	8
                field	timeval.tv_usec	8	8
                field	tls12_crypto_info_aes_ccm_128.iv	4	8
                field	tls12_crypto_info_aes_ccm_128.key	12	16
                field	tls12_crypto_info_aes_ccm_128.rec_seq	32	8
                field	tls12_crypto_info_aes_ccm_128.salt	28	4
                field	tls12_crypto_info_aes_gcm_128.iv	4	8
                field	tls12_crypto_info_aes_gcm_128.key	12	16
                field	tls12_crypto_info_aes_gcm_128.rec_seq	32	8
                field	tls12_crypto_info_aes_gcm_128.salt	28	4
                field	tls12_crypto_info_aes_gcm_256.iv	4	8
                field	tls12_crypto_info_aes_gcm_256.key	12	32
                field	tls12_crypto_info_aes_gcm_256.rec_seq	48	8
                field	tls12_crypto_info_aes_gcm_256.salt	44	4
                field	tls12_crypto_info_aria_gcm_128.iv	4	8
                field	tls12_crypto_info_aria_gcm_128.key	12	16
                field	tls12_crypto_info_aria_gcm_128.rec_seq	32	8
                field	tls12_crypto_info_aria_gcm_128.salt	28	4
                field	tls12_crypto_info_aria_gcm_256.iv	4	8
                field	tls12_crypto_info_aria_gcm_256.key	12	32
                field	tls12_crypto_info_aria_gcm_256.rec_seq	48	8
                field	tls12_crypto_info_aria_gcm_256.salt	44	4
                field	tls12_crypto_info_chacha20_poly1305.iv	4	12
                field	tls12_crypto_info_chacha20_poly1305.key	16	32
                field	tls12_crypto_info_chacha20_poly1305.rec_seq	48	8
                field	tls12_crypto_info_chacha20_poly1305.salt	48	0
                field	tls12_crypto_info_sm4_ccm.iv	4	8
                field	tls12_crypto_info_sm4_ccm.key	12	16
                field	tls12_crypto_info_sm4_ccm.rec_seq	32	8
                field	tls12_crypto_info_sm4_ccm.salt	28	4
                field	tls12_crypto_info_sm4_gcm.iv	4	8
                field	tls12_crypto_info_sm4_gcm.key	12	16
                field	tls12_crypto_info_sm4_gcm.rec_seq	32	8
                field	tls12_crypto_info_sm4_gcm.salt	28	4
                field	tls_crypto_info.cipher_type	2	2
                field	tls_crypto_info.version	0	2
                field	tpacket_auxdata.tp_len	4	4
                field	tpacket_auxdata.tp_mac	12	2
                field	tpacket_auxdata.tp_net	14	2
                field	tpacket_auxdata.tp_snaplen	8	4
                field	tpacket_auxdata.tp_status	0	4
                field	tpacket_auxdata.tp_vlan_tci	16	2
                field	tpacket_auxdata.tp_vlan_tpid	18	2
                field	tpacket_rollover_stats.tp_all	0	8
                field	tpacket_rollover_stats.tp_failed	16	8
                field	tpacket_rollover_stats.tp_huge	8	8
                field	tpacket_stats.tp_drops	4	4
                field	tpacket_stats.tp_packets	0	4
                field	ucred.gid	8	4
                field	ucred.pid	0	4
                field	ucred.uid	4	4
                struct	char	1
                struct	cmsghdr	16
                struct	epoll_event	16
                struct	group_filter	272
                struct	group_req	136
                struct	group_source_req	264
                struct	icmp6_filter	32
                struct	icmp6hdr	8
                struct	icmp_filter	4
                struct	icmphdr	8
                struct	ifconf	16
                struct	ifmap	24
                struct	ifreq	40
                struct	in6_addr	16
                struct	in6_flowlabel_req	32
                struct	in6_pktinfo	20
                struct	in_addr	4
                struct	in_pktinfo	12
                struct	int	4
                struct	iovec	16
                struct	ip6_mtuinfo	32
                struct	ip_mreq	8
                struct	ip_mreq_source	12
                struct	ip_mreqn	12
                struct	ip_msfilter	20
                struct	iphdr	20
                struct	ipv6_mreq	20
                struct	linger	8
                struct	long	8
                struct	mmsghdr	64
                struct	mptcp_info	96
                struct	mptcp_subflow_addrs	256
                struct	mptcp_subflow_data	16
                struct	msghdr	56
                struct	nl_pktinfo	4
                struct	nlattr	4
                struct	nlmsghdr	16
                struct	off_t	8
                struct	packet_mreq	16
                struct	pid_t	4
                struct	pollfd	8
                struct	sa_family_t	2
                struct	scm_timestamping	48
                struct	scm_ts_pktinfo	16
                struct	sctp_adaptation_event	16
                struct	sctp_add_streams	8
                struct	sctp_assoc_change	20
                struct	sctp_assoc_ids	4
                struct	sctp_assoc_reset_event	20
                struct	sctp_assoc_stats	256
                struct	sctp_assoc_value	8
                struct	sctp_assocparams	20
                struct	sctp_authchunk	1
                struct	sctp_authchunks	8
                struct	sctp_authinfo	2
                struct	sctp_authkey	8
                struct	sctp_authkey_event	20
                struct	sctp_authkeyid	8
                struct	sctp_default_prinfo	12
                struct	sctp_event	8
                struct	sctp_event_subscribe	14
                struct	sctp_getaddrs	8
                struct	sctp_getaddrs_old	16
                struct	sctp_hmacalgo	4
                struct	sctp_initmsg	8
                struct	sctp_nxtinfo	16
                struct	sctp_paddr_change	148
                struct	sctp_paddrinfo	152
                struct	sctp_paddrparams	156
                struct	sctp_paddrthlds	144
                struct	sctp_paddrthlds_v2	144
                struct	sctp_pdapi_event	24
                struct	sctp_peeloff_flags_arg	12
                struct	sctp_peeloff_flags_arg_t	12
                struct	sctp_prim	132
                struct	sctp_prinfo	8
                struct	sctp_probeinterval	144
                struct	sctp_prstatus	24
                struct	sctp_rcvinfo	28
                struct	sctp_remote_error	16
                struct	sctp_reset_streams	8
                struct	sctp_rtoinfo	16
                struct	sctp_sack_info	12
                struct	sctp_send_failed	48
                struct	sctp_send_failed_event	32
                struct	sctp_sender_dry_event	12
                struct	sctp_setadaptation	4
                struct	sctp_setpeerprim	132
                struct	sctp_shutdown_event	12
                struct	sctp_sndinfo	16
                struct	sctp_sndrcvinfo	32
                struct	sctp_status	176
                struct	sctp_stream_change_event	16
                struct	sctp_stream_reset_event	12
                struct	sctp_stream_value	8
                struct	sctp_udpencaps	144
                struct	short	2
                struct	size_t	8
                struct	sock_extended_err	16
                struct	sock_filter	8
                struct	sock_fprog	16
                struct	sock_txtime	8
                struct	sockaddr	16
                struct	sockaddr_in	16
                struct	sockaddr_in6	28
                struct	sockaddr_ll	20
                struct	sockaddr_nl	12
                struct	sockaddr_storage	128
                struct	sockaddr_un	110
                struct	sockaddr_vm	16
                struct	socklen_t	4
                struct	tcp_ao_add	288
                struct	tcp_ao_del	144
                struct	tcp_ao_getsockopt	304
                struct	tcp_ao_info_opt	48
                struct	tcp_ao_repair	16
                struct	tcp_info	280
                struct	tcp_md5sig	216
                struct	tcp_repair_opt	8
                struct	tcp_repair_window	20
                struct	timespec	16
                struct	timeval	16
                struct	tls12_crypto_info_aes_ccm_128	40
                struct	tls12_crypto_info_aes_gcm_128	40
                struct	tls12_crypto_info_aes_gcm_256	56
                struct	tls12_crypto_info_aria_gcm_128	40
                struct	tls12_crypto_info_aria_gcm_256	56
                struct	tls12_crypto_info_chacha20_poly1305	56
                struct	tls12_crypto_info_sm4_ccm	40
                struct	tls12_crypto_info_sm4_gcm	40
                struct	tls_crypto_info	4
                struct	tpacket_auxdata	20
                struct	tpacket_rollover_stats	24
                struct	tpacket_stats	8
                struct	ucred	12
                struct	void*	8
                """;
    }
}
