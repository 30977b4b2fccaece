// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <cstdint>

namespace bifrost::gui {

/// What kind of trouble a failure means: what it is called, and whether another key would help.
enum class Trouble {
    None,
    Key, ///< the key was refused, or is none
    Credit, ///< its account has none
    Limited, ///< too many requests for the moment
    Server, ///< the provider's own
    Silent, ///< there was no answer
    Other,
};

/// By the HTTP status of the failure; 0: there was no answer.
Trouble troubleOf(int status);

/// Another key, or none, is what helps; else time is, or the address.
bool isOfKey(Trouble trouble);

/// "Rate limited", "Server error (503)".
QString troubleBadge(Trouble trouble, int status);

/// "It takes requests again at 14:05:09." `backAtUs`: microseconds since 1970; 0: it did not say.
QString backAgain(std::int64_t backAtUs);

/// What a provider that wants fewer requests is about. `said`: its own words, may be empty.
QString limitedSentence(std::int64_t backAtUs, const QString &said);

/// What is wrong with a key that was refused with 401, 402 or 403 and what helps, as a connection test says
/// it; `said` are the provider's words, or the whole sentence of a test.
QString refusedKeySentence(const QString &key, const QString &provider, int status, const QString &said);

} // namespace bifrost::gui
