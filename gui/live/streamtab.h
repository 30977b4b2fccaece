// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gui/live/detailtab.h"

class QPlainTextEdit;
class QSplitter;
class QStackedLayout;
class QTableView;

namespace bifrost::gui {

class StreamModel;
class TextLabel;

/// A streamed answer event by event with the times, and beside it the text that they make.
class StreamTab : public DetailTab
{
    Q_OBJECT

public:
    explicit StreamTab(QWidget *parent = nullptr);

    void fill(const LogRow &row, const TrafficContent *content) override;

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    StreamModel *m_model;
    TextLabel *m_summary;
    TextLabel *m_empty;
    QTableView *m_events;
    QPlainTextEdit *m_text;
    QSplitter *m_splitter;
    QStackedLayout *m_stack;
};

} // namespace bifrost::gui
