// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/config/configfindings.h"

#include <optional>

#include <QString>

namespace bifrost {

// People write references to the environment where none is read, or as a shell does.

/// The text, or a word of it, is a reference: "env.NAME", "$NAME", "${NAME}". Nothing if none is.
std::optional<QString> bareReference(const QString &text);

/// NAME of "$NAME" or "${NAME}", if that is the whole text.
std::optional<QString> shellVariable(const QString &text);

/// Says of a member in which no reference is read that it has one; `advice` is what to write instead.
void noteBareReference(ConfigFindings &findings, const QString &path, qsizetype offset, const QString &text,
                       const QString &advice);

} // namespace bifrost
