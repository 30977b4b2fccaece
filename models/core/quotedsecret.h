// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace bifrost {

/// Shorter ones might be words, and stay.
inline constexpr std::size_t LeastSecretBytes = 8;

/// Puts the mask wherever the text quotes the secret.
void hideSecret(std::string &text, std::string_view secret, std::string_view mask);

} // namespace bifrost
