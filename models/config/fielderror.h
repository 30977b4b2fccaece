// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

#include <QString>

namespace bifrost {

/// In what way a value is wrong.
enum class Fault {
    Type, ///< a text where a number belongs
    Range,
    Choice, ///< none of the words that are possible
    Format,
    Missing,
    Taken, ///< somebody else has this name
    Masked, ///< a secret as it is shown on the screen, and none is stored that it could stand for
    Combination, ///< does not go together with another value
};

/// What is wrong with one value that somebody entered. The sentence is the same for the file, /api and the
/// windows, but for the name of the value, which each of them calls by its own.
struct FieldError
{
    QString path; ///< "network_config.base_url", "keys[1].name"; empty: the thing as a whole
    Fault fault = Fault::Format;
    /// The sentence without its subject: "must be true or false, not 1."; after ": " one that has its own.
    QString remark;

    QString code() const; ///< "range", as /api writes it

    /// Names the value by its path.
    QString sentence() const;

    /// For somebody who sees the value and knows it by another name, such as the label of an input. A
    /// sentence with a subject of its own does without the name.
    QString sentenceFor(const QString &name) const;

    /// Is about the value at the path, or about something in it.
    bool concerns(const QString &at) const;

    /// The same about a thing that is part of another one: "client_config" before "log_retention_days".
    FieldError below(const QString &parent) const;
};

using FieldErrors = std::vector<FieldError>;

} // namespace bifrost
