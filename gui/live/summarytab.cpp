// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/live/summarytab.h"

#include "gui/icons/themedicon.h"
#include "gui/live/panebutton.h"
#include "gui/live/phasebar.h"
#include "gui/live/rowlook.h"
#include "gui/widgets/button.h"
#include "gui/widgets/copyfeedback.h"
#include "gui/widgets/fittinglabel.h"
#include "gui/widgets/symbollabel.h"
#include "gui/widgets/textlabel.h"
#include "gui/words/windowwords.h"
#include "models/traffic/traffictext.h"

#include <QClipboard>
#include <QGridLayout>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QLocale>
#include <QScrollArea>
#include <QVBoxLayout>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace bifrost::gui {

namespace {

constexpr int FactNameWidth = 104;
constexpr int TwoColumnsFrom = 640;
constexpr int SummaryMark = 16;
constexpr int FactHeight = 20; // of a line, also with a button in it

QString orEmpty(const std::string &text)
{
    return QString::fromStdString(text);
}

QString tokensOf(const LogRow &row)
{
    if (!row.usage.known)
        return row.usage.total() > 0 ? SummaryTab::tr("about %1, the provider did not say")
                                           .arg(QLocale().toString(qint64(row.usage.total())))
                                     : QString();
    const auto count = [](bool lacks, std::int64_t tokens) {
        return lacks ? TrafficText::unknown() : QLocale().toString(qint64(tokens));
    };
    QStringList parts{SummaryTab::tr("%1 in").arg(count(row.usage.lacksInput, row.usage.input)),
                      SummaryTab::tr("%1 out").arg(count(row.usage.lacksOutput, row.usage.output))};
    if (row.usage.cachedRead > 0)
        parts.append(
            SummaryTab::tr("%1 of the input cached").arg(QLocale().toString(qint64(row.usage.cachedRead))));
    if (row.usage.reasoning > 0)
        parts.append(SummaryTab::tr("%1 of the output reasoning")
                         .arg(QLocale().toString(qint64(row.usage.reasoning))));
    return parts.join(u", "_s);
}

/// What this program answers itself is not counted in the row, but may be in memory.
QString answerSizeOf(const LogRow &row, const TrafficContent *content)
{
    const std::int64_t size = std::max(row.responseBytes, content ? content->answer.size : 0);
    return size > 0 ? QLocale().formattedDataSize(size, 1) : TrafficText::unknown();
}

QString sizesOf(const LogRow &row, const TrafficContent *content)
{
    const QString answer = answerSizeOf(row, content);
    if (row.requestBytes == 0) // a GET, which has no body
        return SummaryTab::tr("%1 out").arg(answer);
    return SummaryTab::tr("%1 in, %2 out", "bytes")
        .arg(QLocale().formattedDataSize(row.requestBytes, 1), answer);
}

QString costOf(const LogRow &row)
{
    if (row.costKnown)
        return TrafficText::money(row.cost);
    if (row.status == LogStatus::Running || row.status == LogStatus::Error || !TrafficText::isModelCall(row))
        return {};
    return SummaryTab::tr("not known: there is no price for this model");
}

} // namespace

SummaryTab::SummaryTab(QWidget *parent)
    : DetailTab(parent)
    , m_errorRow(new QWidget(this))
    , m_errorMark(new SymbolLabel(SummaryMark, m_errorRow))
    , m_error(new TextLabel({}, Role::Error, TextLabel::Size::Body, m_errorRow))
    , m_phases(new PhaseBar(this))
    , m_grid(new QGridLayout)
    , m_open(new Button(Button::Kind::Link, tr("Open provider"), this))
{
    m_open->setFixedHeight(FactHeight);
    connect(m_open, &Button::clicked, this, [this] { Q_EMIT providerWanted(m_provider); });
    m_error->setWordWrap(true);
    m_error->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    m_error->setAccessibleName(tr("Why it failed"));
    auto *error = new QHBoxLayout(m_errorRow);
    error->setContentsMargins(0, 0, 0, 0);
    error->setSpacing(8);
    error->addWidget(m_errorMark, 0, Qt::AlignTop);
    error->addWidget(m_error, 1);

    m_grid->setHorizontalSpacing(12);
    m_grid->setVerticalSpacing(3);
    m_grid->setColumnMinimumWidth(0, FactNameWidth);
    m_grid->setColumnStretch(1, 1);

    auto *content = new QWidget;
    auto *column = new QVBoxLayout(content);
    column->setContentsMargins(TabMargin, 12, TabMargin, 12);
    column->setSpacing(14);
    column->addWidget(m_errorRow);
    column->addWidget(m_phases);
    column->addLayout(m_grid);
    column->addStretch();
    auto *scroll = new QScrollArea(this);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setWidgetResizable(true);
    scroll->setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOn); // its room is kept
    scroll->setAccessibleName(tr("Summary"));
    scroll->setWidget(content);
    scroll->viewport()->setAutoFillBackground(false);
    content->setAutoFillBackground(false);
    auto *around = new QVBoxLayout(this);
    around->setContentsMargins(0, 0, 0, 0);
    around->addWidget(scroll);
}

void SummaryTab::setFact(std::size_t index, const QString &name, const QString &value)
{
    while (m_facts.size() <= index) {
        auto *label = new TextLabel({}, Role::Muted, TextLabel::Size::Body, this);
        label->setMinimumHeight(FactHeight);
        auto *text = new FittingLabel(this);
        m_facts.push_back({label, text, text});
        m_columns = 0;
    }
    m_facts[index].name->setText(name);
    m_facts[index].value->setWhole(value);
    m_facts[index].name->setVisible(!value.isEmpty());
    m_facts[index].value->setVisible(!value.isEmpty());
    m_facts[index].place->setVisible(!value.isEmpty());
}

void SummaryTab::addOpenTo(Fact &fact)
{
    fact.place = new QWidget(this);
    auto *row = new QHBoxLayout(fact.place);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(8);
    fact.value->setWordWrap(false);
    row->addWidget(fact.value);
    row->addWidget(m_open);
    row->addStretch();
}

void SummaryTab::addCopyTo(Fact &fact)
{
    if (fact.place != fact.value)
        return;
    fact.place = new QWidget(this);
    auto *copy = new PaneButton(u"copy"_s, tr("Copy %1").arg(fact.name->text()), fact.place);
    copy->setFixedSize(FactHeight, FactHeight);
    auto *feedback = new CopyFeedback(copy, themedIcon(u"copy"_s), themedIcon(u"check"_s, Role::Ok));
    connect(copy, &QAbstractButton::clicked, this, [value = fact.value, feedback] {
        QGuiApplication::clipboard()->setText(value->whole());
        feedback->show();
    });
    auto *row = new QHBoxLayout(fact.place);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(4);
    fact.value->setWordWrap(false);
    row->addWidget(fact.value);
    row->addWidget(copy);
    row->addStretch();
}

/// In two columns where there is room: below the table the pane is wide and low. What is not told leaves no
/// gap.
void SummaryTab::placeFacts()
{
    std::vector<const Fact *> told;
    std::string which;
    for (const Fact &fact : m_facts) {
        if (!fact.value->isHidden())
            told.push_back(&fact);
        which += fact.value->isHidden() ? '-' : '+';
    }
    const int columns = width() >= TwoColumnsFrom ? 2 : 1;
    if (columns == m_columns && which == m_placed)
        return;
    m_columns = columns;
    m_placed = which;
    for (const Fact &fact : m_facts) {
        m_grid->removeWidget(fact.name);
        m_grid->removeWidget(fact.place);
    }
    const int rows = (int(told.size()) + columns - 1) / columns;
    for (int i = 0; i < int(told.size()); ++i) {
        m_grid->addWidget(told[std::size_t(i)]->name, i % rows, 2 * (i / rows), Qt::AlignTop);
        m_grid->addWidget(told[std::size_t(i)]->place, i % rows, 2 * (i / rows) + 1);
    }
    m_grid->setColumnMinimumWidth(2, columns == 2 ? FactNameWidth : 0);
    m_grid->setColumnStretch(3, columns == 2 ? 1 : 0);
}

void SummaryTab::resizeEvent(QResizeEvent *event)
{
    DetailTab::resizeEvent(event);
    placeFacts();
}

void SummaryTab::fill(const LogRow &row, const TrafficContent *content)
{
    QString sentence = inWindowWords(row.errorMessage);
    if (row.status == LogStatus::Cancelled)
        sentence = tr("The client hung up before the answer was complete.");
    const RowLook look = lookOf(row);
    m_errorMark->setSymbol(look.symbol, look.mark);
    m_error->setInk(look.ink);
    m_error->setText(sentence);
    m_errorRow->setVisible(!sentence.isEmpty());
    m_phases->setRow(row);
    m_phases->setVisible(row.queuedUs >= 0 || row.totalUs >= 0);

    const auto [asked, used] = TrafficText::models(row);
    std::size_t fact = 0;
    setFact(fact++, tr("Model asked"), row.modelAsked.empty() && row.model.empty() ? QString() : asked);
    setFact(fact++, tr("Model used"), used.isEmpty() ? orEmpty(row.model) : used);
    m_provider = orEmpty(row.provider);
    setFact(fact++, tr("Provider"), m_provider);
    if (m_facts[fact - 1].place == m_facts[fact - 1].value)
        addOpenTo(m_facts[fact - 1]);
    m_open->setVisible(knowsProvider && knowsProvider(m_provider));
    setFact(fact++, tr("Key"), orEmpty(row.keyName));
    setFact(fact++, tr("Tokens"), tokensOf(row));
    setFact(fact++, tr("Cost"), costOf(row));
    setFact(fact++, tr("Size"), sizesOf(row, content));
    setFact(fact++, tr("Started"), TrafficText::time(row.startedAtUs));
    setFact(fact++, tr("Client"), orEmpty(row.clientName));
    setFact(fact++, tr("Client’s id"), orEmpty(row.clientRequestId));
    addCopyTo(m_facts[fact - 1]);
    setFact(fact++, tr("Error type"), orEmpty(row.errorType));
    setFact(fact++, tr("Request id"), orEmpty(row.id));
    addCopyTo(m_facts[fact - 1]);
    placeFacts();
}

} // namespace bifrost::gui
