// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/core/quotedsecret.h"

namespace bifrost {

void hideSecret(std::string &text, std::string_view secret, std::string_view mask)
{
    if (secret.size() < LeastSecretBytes)
        return;
    for (std::size_t at = text.find(secret); at != std::string::npos;
         at = text.find(secret, at + mask.size()))
        text.replace(at, secret.size(), mask);
}

} // namespace bifrost
