// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QHash>
#include <QWidget>

namespace bifrost::gui {

class Badge;
class Button;
class TextLabel;

/// The head of a form: mark, name, whether there are changes, a badge, the verbs of the thing, Revert, Apply.
/// Apply can always be pressed: what is wrong is said at the fields. Where there is no room for one row the
/// verbs stand in a second one, those with a symbol without their words if need be. What stands where follows
/// from the width and the words alone, and the height from the width, so that a layout settles in one pass.
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

    /// Whatever a verb says meanwhile, there is room for all of these, in full and in few words: what happens
    /// in the form moves nothing.
    void keepRoomFor(const Button *verb, const QStringList &words, const QStringList &fewWords);

    Button *apply() const { return m_apply; }
    Button *revert() const { return m_revert; }

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;
    int heightForWidth(int width) const override;

Q_SIGNALS:
    void applied();
    void reverted();

protected:
    void resizeEvent(QResizeEvent *event) override;
    void showEvent(QShowEvent *event) override;
    bool event(QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

private:
    struct Plan
    {
        bool inTwoRows = false;
        QList<bool> compact; ///< of each verb of the thing
    };

    Plan planFor(int width) const;
    QList<Button *> verbs() const; ///< that are shown, in their order
    int wordsWidth() const;
    int rowHeight() const;
    int verbWidth(const Button *verb, bool compact) const;
    void showSubtitle();
    void arrange();
    void placeWords(const QRect &room);

    QWidget *m_mark = nullptr;
    TextLabel *m_title;
    TextLabel *m_subtitle;
    Badge *m_badge;
    Button *m_revert;
    Button *m_apply;
    QString m_plainTitle;
    QString m_plainSubtitle;
    QString m_unsavedWords; ///< empty: there are no changes
    struct Wordings
    {
        QStringList full;
        QStringList few;
    };

    QList<Button *> m_own; ///< verbs of the thing
    QHash<const Button *, Wordings> m_wordings; ///< that room is kept for
};

} // namespace bifrost::gui
