// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QWidget>

class QMenu;

namespace bifrost::gui {

class Badge;
class Button;
class PaneButton;
class TextLabel;

/// The head of the live page: whether it follows, how much there is, and the buttons of the table. Owned by
/// LivePage, which knows what the buttons do.
class LiveHead : public QWidget
{
    Q_OBJECT

public:
    explicit LiveHead(const QString &title, QWidget *parent = nullptr);

    /// Counts what came since it is paused. `down` says that nothing can come, as the gateway does not run.
    void tell(bool following, bool paused, int missed, const QString &down = {});
    void setCounts(const QString &text);
    void setPaneRight(bool right);
    void setPaneEnabled(bool enabled);
    QMenu *columnMenu() const { return m_columnMenu; }

Q_SIGNALS:
    void followWanted();
    void pauseWanted();
    void paneSwitched(); ///< below or at the right

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    void fitCounts();

    Badge *m_following;
    Button *m_follow; ///< in place of the badge while it does not
    TextLabel *m_counts; ///< as much as there is room for
    QString m_wholeCounts;
    Button *m_pause;
    PaneButton *m_pane;
    PaneButton *m_columns;
    QMenu *m_columnMenu;
};

} // namespace bifrost::gui
