package dev.osock.option;

import dev.osock.address.RawBytes;
import java.util.List;
import java.util.Objects;

/// The options in a hop-by-hop or destination header of an IPv6 packet, RFC 8200: `struct ip6_hbh`, `struct ip6_dest`.
///
/// The padding at the end of a header is added when it is sent, and removed when it has come. Padding between options,
/// for those that must lie at certain places, is made of options of the types 0 (one byte) and 1. A header has at most
/// 2048 bytes.
///
/// @param options the options in their order; none stands for no header at all
public record ExtensionOptions(List<Option> options) {

    /// No header at all: to set this removes the header that is sent.
    public static final ExtensionOptions NONE = new ExtensionOptions(List.of());

    /// One option.
    ///
    /// @param type its type, 0 to 255. The two highest bits say what becomes of the packet where the type is not known:
    ///     00 that the option is passed over, any other that the packet is dropped.
    /// @param data its bytes, up to 255; none for type 0
    public record Option(int type, RawBytes data) {

        private static final int MOST = 255;

        /// Checks both.
        ///
        /// @throws IllegalArgumentException if the type is outside 0 to 255, or there are more bytes
        public Option {
            Objects.requireNonNull(data, "data");
            int length = data.array().length;
            if (type < 0 || type > MOST || length > (type == 0 ? 0 : MOST)) {
                throw new IllegalArgumentException(
                        "option of IPv6: not a type of 0.." + MOST + " and as many bytes: " + type + ", " + length);
            }
        }
    }

    /// Copies the list.
    public ExtensionOptions {
        Objects.requireNonNull(options, "options");
        options = List.copyOf(options);
    }

    /// Makes a header of options.
    ///
    /// @param options the options in their order
    /// @return the value
    public static ExtensionOptions of(Option... options) {
        Objects.requireNonNull(options, "options");
        return new ExtensionOptions(List.of(options));
    }
}
