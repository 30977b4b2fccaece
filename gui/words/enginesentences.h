// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QCoreApplication>

#include <span>

namespace bifrost::gui {

/// A sentence that comes from below the windows, and what they say instead. "%1" to "%9" stand for what
/// changes in it; what stands there may be another sentence of the tables.
struct EngineSentence
{
    const char *engine; ///< as it comes; null: as it is shown
    const char *shown; ///< in English; what is translated
};

/// The tables of inWindowWords(). In each the first that fits counts, so what is more exact stands first.
/// What is in none of them is shown in English.
class EngineSentences
{
    Q_DECLARE_TR_FUNCTIONS(bifrost::gui::EngineSentences)

public:
    static std::span<const EngineSentence> ofTests();
    static std::span<const EngineSentence> ofRequests();
    static std::span<const EngineSentence> ofConfiguration();
    static std::span<const EngineSentence> ofTls();
};

} // namespace bifrost::gui
