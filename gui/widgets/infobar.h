// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gui/theme/tokens.h"

#include <functional>

#include <QWidget>

class QLabel;
class QPushButton;
class QToolButton;

namespace bifrost::gui {

class SymbolLabel;

/// One sentence across the window, with at most one button that helps and a way to close it. Never modal. It
/// is announced to screen readers when it appears.
class InfoBar : public QWidget
{
    Q_OBJECT

public:
    enum class Kind { Error, Warning, Note };

    explicit InfoBar(QWidget *parent = nullptr);

    /// Shows the sentence. An empty verb leaves the button out.
    void tell(Kind kind, const QString &sentence, const QString &verb = {},
              std::function<void()> action = {});
    void clear();

    QString sentence() const;
    Kind kind() const { return m_kind; }

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    SymbolLabel *m_mark;
    QLabel *m_sentence;
    QPushButton *m_verb;
    QToolButton *m_close;
    Kind m_kind = Kind::Note;
    std::function<void()> m_action;
};

} // namespace bifrost::gui
