// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QHBoxLayout;

namespace bifrost::gui {

class Badge;
class Button;
class TextLabel;

/// The head of a form: mark, name, whether there are changes, a badge, the verbs of the thing, Revert, Apply.
/// Apply can always be pressed: what is wrong is said at the fields.
class FormHead : public QWidget
{
    Q_OBJECT

public:
    explicit FormHead(QWidget *parent = nullptr);

    void setMark(QWidget *mark); ///< 32 px, before the name
    void setTitle(const QString &title, const QString &subtitle = {});
    void setUnsaved(bool unsaved); ///< in place of the subtitle; enables Revert
    Badge *badge() const { return m_badge; }
    Button *addVerb(const QString &text, const QString &symbol = {});

Q_SIGNALS:
    void applied();
    void reverted();

private:
    void showSubtitle();

    QHBoxLayout *m_row;
    TextLabel *m_title;
    TextLabel *m_subtitle;
    Badge *m_badge;
    QHBoxLayout *m_verbs;
    Button *m_revert;
    Button *m_apply;
    QString m_plainSubtitle;
    bool m_unsaved = false;
};

} // namespace bifrost::gui
