// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/log/logrow.h"

#include <QString>
#include <QWidget>

class QMenu;

namespace bifrost::gui {

class Badge;
class PaneButton;
class SymbolLabel;
class TextLabel;

/// The first line of the DetailPane: how the request ended, what it was, for which model and after how many
/// attempts, how long it took, what it cost.
class DetailHead : public QWidget
{
    Q_OBJECT

public:
    explicit DetailHead(QWidget *parent = nullptr);

    void setRow(const LogRow *row); ///< null: none is chosen
    void setMenu(QMenu *menu);

Q_SIGNALS:
    void closeWanted();

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    void fit();

    SymbolLabel *m_mark;
    TextLabel *m_status;
    TextLabel *m_request;
    TextLabel *m_models;
    Badge *m_attempts;
    TextLabel *m_figures;
    QString m_wholeRequest; ///< of which the labels show as much as there is room for
    QString m_wholeModels;
    PaneButton *m_more;
};

} // namespace bifrost::gui
