// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gui/widgets/card.h"

#include <QTimer>

class QComboBox;

namespace bifrost {
struct ConnectionReport;
}

namespace bifrost::gui {

class Button;
class Note;
class ProviderDesk;
class Steps;
class TextLabel;

/// What a connection test found, step by step as it runs, in a sentence what is wrong, and the way to ask for
/// a first token, which costs something. Hidden until a test was run. Owned by ProviderForm.
class TestCard : public Card
{
    Q_OBJECT

public:
    explicit TestCard(ProviderDesk *desk, QWidget *parent = nullptr);

    void setProvider(const QString &id);

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    void refresh();
    void showSteps(const ConnectionReport &report);
    void showModels(const ConnectionReport &report);
    void tick();

    ProviderDesk *m_desk;
    QString m_provider;
    TextLabel *m_when;
    TextLabel *m_verdict;
    Steps *m_steps;
    TextLabel *m_sentence;
    QWidget *m_tokenRow;
    QComboBox *m_model;
    Button *m_ask;
    TextLabel *m_price;
    Button *m_stop;
    QTimer m_clock; ///< "2 s ago" grows older
    bool m_wasRunning = false;
};

} // namespace bifrost::gui
