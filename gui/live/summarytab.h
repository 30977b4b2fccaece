// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gui/live/detailtab.h"

#include <functional>
#include <vector>

class QGridLayout;
class QLabel;

namespace bifrost::gui {

class Button;
class FittingLabel;
class PhaseBar;
class SymbolLabel;
class TextLabel;

/// What became of a request, at a glance: the error in a sentence, where the time went, who answered with
/// what.
class SummaryTab : public DetailTab
{
    Q_OBJECT

public:
    explicit SummaryTab(QWidget *parent = nullptr);

    void fill(const LogRow &row, const TrafficContent *content) override;

    /// Whether there is a provider of that name to go to.
    std::function<bool(const QString &name)> knowsProvider;

Q_SIGNALS:
    void providerWanted(const QString &name);

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    struct Fact
    {
        TextLabel *name;
        FittingLabel *value;
        QWidget *place; ///< the value, or that with something beside it
    };

    void setFact(std::size_t index, const QString &name, const QString &value);
    void placeFacts();
    void addOpenTo(Fact &fact);
    void addCopyTo(Fact &fact);

    QWidget *m_errorRow;
    SymbolLabel *m_errorMark;
    TextLabel *m_error;
    PhaseBar *m_phases;
    QGridLayout *m_grid;
    std::vector<Fact> m_facts;
    Button *m_open; ///< beside the name of the provider
    QString m_provider;
    std::string m_placed; ///< which facts stand in the grid
    int m_columns = 0;
};

} // namespace bifrost::gui
