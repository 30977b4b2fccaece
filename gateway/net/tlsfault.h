// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>

namespace bifrost::net {

/// What is wrong with the TLS of the other side, as far as a user can do something about it.
enum class TlsFault : std::uint8_t {
    None,
    Untrusted, ///< the certificate is of an authority that is not known here, or of none
    OtherName, ///< the certificate is for somebody else
    Expired,
    NotYetValid,
    OtherCertificate, ///< something else about the certificate
    Plain, ///< the other side does not speak TLS
    Alert, ///< the other side refused, in TLS
    Unasked, ///< the other side speaks TLS where we did not
    Other,
};

} // namespace bifrost::net
