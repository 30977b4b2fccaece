// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/traffic/trafficcontent.h"

#include <QWidget>

namespace bifrost::gui {

class DiffView;
class TextLabel;

/// What the gateway changed between the body of the client and the one that went to a provider: how much, and
/// the lines. Owned by the tab that shows it.
class WireDifference : public QWidget
{
    Q_OBJECT

public:
    explicit WireDifference(QWidget *parent = nullptr);

    void setAttempt(const KeptText &request, const AttemptContent &attempt);
    void setReason(const QString &sentence); ///< why there is nothing to compare

    bool hasLines() const { return m_hasLines; }

private:
    TextLabel *m_sentence;
    DiffView *m_lines;
    bool m_hasLines = false;
};

} // namespace bifrost::gui
