// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/live/streamtab.h"

#include "gui/live/streammodel.h"
#include "gui/theme/fonts.h"
#include "gui/widgets/rowtable.h"
#include "gui/widgets/textlabel.h"
#include "models/traffic/keymask.h"
#include "models/traffic/traffictext.h"

#include <QHeaderView>
#include <QLocale>
#include <QPlainTextEdit>
#include <QScrollBar>
#include <QSplitter>
#include <QStackedLayout>
#include <QTableView>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace bifrost::gui {

namespace {

constexpr int EventRowHeight = 22;
constexpr int TextMargin = 10; ///< beside the scroll bar of the events
constexpr int SideBySideFrom = 640;
constexpr double MaxRate = 1e6;

QTableView *eventTable(StreamModel *model, QWidget *parent)
{
    auto *table = new QTableView(parent);
    table->setModel(model);
    table->setAccessibleName(StreamTab::tr("Events"));
    table->setFont(captionFont());
    makeRowTable(table, EventRowHeight);
    table->setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOn); // its room is kept
    QHeaderView *header = table->horizontalHeader();
    const int digit = table->fontMetrics().horizontalAdvance(u'0');
    header->setMinimumSectionSize(5 * digit);
    header->resizeSection(StreamModel::Number, 8 * digit);
    header->resizeSection(StreamModel::At, 12 * digit);
    header->resizeSection(StreamModel::Gap, 13 * digit);
    header->resizeSection(StreamModel::Size, 13 * digit);
    header->setSectionResizeMode(StreamModel::Addition, QHeaderView::Stretch);
    return table;
}

} // namespace

StreamTab::StreamTab(QWidget *parent)
    : DetailTab(parent)
    , m_model(new StreamModel(this))
    , m_summary(new TextLabel({}, Role::Muted, TextLabel::Size::Caption, this))
    , m_empty(new TextLabel({}, Role::Muted, TextLabel::Size::Body, this))
    , m_events(eventTable(m_model, this))
    , m_text(new QPlainTextEdit(this))
    , m_splitter(new QSplitter(this))
    , m_stack(new QStackedLayout)
{
    m_empty->setAlignment(Qt::AlignCenter);
    m_empty->setWordWrap(true);
    m_text->setReadOnly(true);
    m_text->setFrameShape(QFrame::NoFrame);
    m_text->setTabChangesFocus(true);
    m_text->setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOn); // its room is kept
    m_text->document()->setDocumentMargin(TextMargin);
    m_text->setAccessibleName(tr("Text of the answer"));
    m_text->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    m_splitter->setChildrenCollapsible(false);
    m_splitter->addWidget(m_events);
    m_splitter->addWidget(m_text);
    m_splitter->setStretchFactor(0, 3);
    m_splitter->setStretchFactor(1, 2);
    auto *page = new QWidget(this);
    auto *column = new QVBoxLayout(page);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(6);
    column->addWidget(m_summary);
    column->addWidget(m_splitter, 1);
    m_stack->addWidget(m_empty);
    m_stack->addWidget(page);
    auto *around = new QVBoxLayout(this);
    around->setContentsMargins(TabMargin, 8, TabMargin, 8);
    around->addLayout(m_stack);
}

void StreamTab::fill(const LogRow &row, const TrafficContent *content)
{
    if (!content || !EventStream::isStream(*content)) {
        m_model->setEvents({});
        m_text->clear();
        if (!row.stream)
            m_empty->setText(tr("The answer came in one piece: the request did not ask for a stream."));
        else if (!content)
            m_empty->setText(tr("The events of this stream are not in memory."));
        else
            m_empty->setText(row.status == LogStatus::Running ? tr("No event yet.")
                                                              : tr("The stream never began."));
        m_stack->setCurrentIndex(0);
        return;
    }
    const EventStream stream(*content);
    const int events = int(stream.events().size());
    QStringList facts{tr("%Ln events", nullptr, events), locale().formattedDataSize(content->answer.size, 1)};
    if (row.firstByteUs >= 0)
        facts.append(tr("first after %1").arg(TrafficText::duration(row.firstByteUs)));
    const std::int64_t span = row.totalUs - row.firstByteUs;
    if (row.usage.known && row.usage.output > 1 && row.firstByteUs >= 0 && span > 0) {
        const double rate = double(row.usage.output) * 1e6 / double(span);
        if (rate < MaxRate)
            facts.append(tr("%1 tokens/s").arg(locale().toString(rate, 'f', rate < 100 ? 1 : 0)));
    }
    if (content->answer.isCut())
        facts.append(tr("only the beginning is kept"));
    if (row.status == LogStatus::Cancelled)
        facts.append(tr("cancelled by the client"));
    m_summary->setText(facts.join(u", "_s));
    const auto isAtEnd = [](const QAbstractScrollArea *area) {
        return area->verticalScrollBar()->value() == area->verticalScrollBar()->maximum();
    };
    const bool eventsFollow = row.status == LogStatus::Running && isAtEnd(m_events);
    const bool textFollows = row.status == LogStatus::Running && isAtEnd(m_text);
    m_model->setEvents(stream.events());
    QString text = stream.text();
    KeyMask::hideIn(text); // its pieces may have been too short to tell
    if (!stream.error().isEmpty())
        text += (text.isEmpty() ? QString() : u"\n\n"_s) + tr("Error: %1").arg(stream.error());
    if (m_text->toPlainText() != text)
        m_text->setPlainText(text);
    m_stack->setCurrentIndex(1);
    if (eventsFollow)
        m_events->scrollToBottom();
    if (textFollows)
        m_text->verticalScrollBar()->setValue(m_text->verticalScrollBar()->maximum());
}

void StreamTab::resizeEvent(QResizeEvent *event)
{
    DetailTab::resizeEvent(event);
    m_splitter->setOrientation(width() >= SideBySideFrom ? Qt::Horizontal : Qt::Vertical);
}

} // namespace bifrost::gui
