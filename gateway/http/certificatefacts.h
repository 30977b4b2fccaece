// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/probe/tlsstate.h"

struct x509_st;

namespace bifrost::http {

/// What people need to know of a certificate.
CertificateFacts factsOf(const x509_st *certificate);

} // namespace bifrost::http
