// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <chrono>
#include <functional>

namespace bifrost::gui {

/// What an info bar or a note says, and the one thing that helps.
struct Message
{
    enum class Kind { Error, Warning, Note };

    Kind kind = Kind::Note;
    QString lead = {}; ///< stands out, before the sentence; may be empty
    QString sentence = {};
    QString verb = {}; ///< text of the button; empty: there is none
    std::function<void()> action = {};
    bool undoes = false; ///< that is Undo, so Ctrl+Z does it too
    QString otherVerb = {}; ///< a second, quieter way
    std::function<void()> otherAction = {};
    std::chrono::milliseconds lifetime{0}; ///< 0: until it is closed or cleared
};

} // namespace bifrost::gui
