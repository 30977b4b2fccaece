// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/result.h"
#include "models/core/secret.h"

#include <string>

namespace bifrost::http {

/// The text of a small file that may hold a key.
struct PemFile
{
    Secret text;
    bool openToOthers = false; ///< other users can read it

    /// `setting` is the member that names the file: "server.tls.cert".
    static Result<PemFile> read(const std::string &path, const std::string &setting);
};

} // namespace bifrost::http
