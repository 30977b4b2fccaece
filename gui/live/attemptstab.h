// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gui/live/detailtab.h"

#include <vector>

class QVBoxLayout;

namespace bifrost::gui {

class AttemptRow;
class JsonView;
class TextLabel;
class WireDifference;

/// Who was tried, in which order, and how the request to the chosen one differs from the caller's.
class AttemptsTab : public DetailTab
{
    Q_OBJECT

public:
    explicit AttemptsTab(QWidget *parent = nullptr);

    void fill(const LogRow &row, const TrafficContent *content) override;

private:
    void showAttempt();
    const AttemptContent *contentOf(int attempt) const;

    std::string m_id; ///< of the request that is shown
    std::vector<AttemptRow *> m_rows;
    QVBoxLayout *m_list;
    TextLabel *m_url;
    WireDifference *m_difference;
    TextLabel *m_refusalTitle;
    JsonView *m_refusal;
    TrafficContent m_content;
    bool m_hasContent = false;
    int m_count = 0;
};

} // namespace bifrost::gui
