// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QHBoxLayout;
class QVBoxLayout;

namespace bifrost::gui {

class Badge;
class Button;
class TextLabel;

/// The head of a form: mark, name, whether there are changes, a badge, the verbs of the thing, Revert, Apply.
/// Apply can always be pressed: what is wrong is said at the fields. Where there is no room for one row the
/// verbs stand in a second one, those with a symbol without their words if need be.
class FormHead : public QWidget
{
    Q_OBJECT

public:
    explicit FormHead(QWidget *parent = nullptr);

    void setMark(QWidget *mark); ///< 32 px, before the name
    void setTitle(const QString &title, const QString &subtitle = {});

    /// In place of the subtitle stands that there are changes, or words of the page's own; enables Revert.
    void setUnsaved(bool unsaved, const QString &words = {});

    Badge *badge() const { return m_badge; }
    Button *addVerb(const QString &text, const QString &symbol = {}, bool quiet = false);
    Button *apply() const { return m_apply; }
    Button *revert() const { return m_revert; }

    QSize minimumSizeHint() const override;

Q_SIGNALS:
    void applied();
    void reverted();

protected:
    void resizeEvent(QResizeEvent *event) override;
    bool event(QEvent *event) override;

private:
    void showSubtitle();
    void arrange();

    QVBoxLayout *m_rows;
    QHBoxLayout *m_row;
    QWidget *m_verbBox;
    TextLabel *m_title;
    TextLabel *m_subtitle;
    Badge *m_badge;
    QHBoxLayout *m_verbs;
    Button *m_revert;
    Button *m_apply;
    QString m_plainSubtitle;
    QString m_unsavedWords; ///< empty: there are no changes
    QList<Button *> m_own; ///< verbs of the thing
    bool m_inTwoRows = false;
};

} // namespace bifrost::gui
