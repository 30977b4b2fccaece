// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/live/conversationview.h"

#include "gui/icons/themedicon.h"
#include "gui/theme/fonts.h"

#include <QAbstractTextDocumentLayout>
#include <QPainter>
#include <QScrollBar>
#include <QTextBlock>

using namespace Qt::StringLiterals;

namespace bifrost::gui {

namespace {

constexpr int BarProperty = QTextFormat::UserProperty + 1; // the role of the bar
constexpr int MarkProperty = QTextFormat::UserProperty + 2; // the symbol of a title
constexpr int SpeakerBar = 3;
constexpr int TextIndent = 12;
constexpr int SpeakerMark = 13;
constexpr int UtteranceGap = 12;
constexpr int MaxSpoken = 4000; // characters of one text that are shown at first
constexpr int MaxBackground = 300; // of what is the same in every request

bool isCode(const Utterance &utterance)
{
    return utterance.kind == Utterance::Kind::Call || utterance.kind == Utterance::Kind::Result;
}

int limitOf(const Utterance &utterance)
{
    const bool background = utterance.role == Utterance::Role::System
        || utterance.kind == Utterance::Kind::Reasoning || utterance.kind == Utterance::Kind::Result;
    return background ? MaxBackground : MaxSpoken;
}

QString symbolOf(const Utterance &utterance)
{
    if (utterance.kind == Utterance::Kind::Call)
        return u"tool"_s;
    switch (utterance.role) {
    case Utterance::Role::System:
        return u"settings"_s;
    case Utterance::Role::User:
        return u"user"_s;
    case Utterance::Role::Assistant:
        return u"robot"_s;
    case Utterance::Role::Tool:
        return u"result"_s;
    case Utterance::Role::Error:
        return u"statuserror"_s;
    }
    return {};
}

} // namespace

ConversationView::ConversationView(QWidget *parent) : QTextBrowser(parent)
{
    setFrameShape(QFrame::NoFrame);
    setOpenLinks(false);
    setTabChangesFocus(true);
    setAccessibleName(tr("Conversation"));
    document()->setDocumentMargin(2);
    m_scheme = schemeOf(palette());
    connect(this, &QTextBrowser::anchorClicked, this, [this](const QUrl &link) {
        m_open.insert(link.fragment().toInt());
        const int scrolled = verticalScrollBar()->value();
        layOut();
        verticalScrollBar()->setValue(scrolled);
    });
}

Role ConversationView::inkOf(const Utterance &utterance)
{
    switch (utterance.role) {
    case Utterance::Role::System:
        return Role::Muted;
    case Utterance::Role::User:
        return Role::Accent;
    case Utterance::Role::Assistant:
        return Role::CodeNumber;
    case Utterance::Role::Tool:
        return Role::Ok;
    case Utterance::Role::Error:
        return Role::Error;
    }
    return Role::Text;
}

QString ConversationView::titleOf(const Utterance &utterance)
{
    switch (utterance.role) {
    case Utterance::Role::System:
        return tr("System");
    case Utterance::Role::User:
        return tr("User");
    case Utterance::Role::Assistant:
        return utterance.kind == Utterance::Kind::Call     ? tr("Assistant calls a tool")
            : utterance.kind == Utterance::Kind::Reasoning ? tr("Assistant thinks")
                                                           : tr("Assistant");
    case Utterance::Role::Tool:
        return tr("Tool result");
    case Utterance::Role::Error:
        return tr("Error");
    }
    return {};
}

void ConversationView::setConversation(std::vector<Utterance> said)
{
    const auto same = [](const Utterance &a, const Utterance &b) {
        return a.role == b.role && a.kind == b.kind && a.name == b.name && a.text == b.text;
    };
    if (std::equal(said.begin(), said.end(), m_said.begin(), m_said.end(), same))
        return;
    // One that grows is the same conversation.
    if (said.size() < m_said.size() || m_said.empty()
        || !std::equal(m_said.begin(), m_said.end() - 1, said.begin(), same))
        m_open.clear();
    const bool atEnd = verticalScrollBar()->value() == verticalScrollBar()->maximum();
    const int scrolled = m_said.empty() ? 0 : verticalScrollBar()->value();
    const bool grows = !m_said.empty() && !said.empty() && said.back().text.startsWith(m_said.back().text);
    m_said = std::move(said);
    layOut();
    verticalScrollBar()->setValue(grows ? (atEnd ? verticalScrollBar()->maximum() : scrolled) : 0);
}

void ConversationView::layOut()
{
    clear();
    QTextCursor cursor(document());
    cursor.beginEditBlock();
    for (int i = 0; i < int(m_said.size()); ++i)
        insertUtterance(cursor, i);
    cursor.endEditBlock();
    setTextCursor(
        QTextCursor(document())); // what was written has pushed it to the end, which views keep in sight
}

void ConversationView::insertUtterance(QTextCursor &cursor, int index)
{
    const Utterance &utterance = m_said[std::size_t(index)];
    const bool goesOn = index > 0 && titleOf(m_said[std::size_t(index) - 1]) == titleOf(utterance)
        && utterance.name.isEmpty();
    const bool isLong = utterance.text.size() > limitOf(utterance) && !m_open.contains(index);
    const QColor ink = colour(inkOf(utterance), m_scheme);
    if (!goesOn) {
        QTextBlockFormat block;
        block.setTopMargin(index == 0 ? 2 : UtteranceGap);
        block.setLeftMargin(TextIndent + SpeakerMark + 6);
        block.setProperty(BarProperty, int(inkOf(utterance)) + 1);
        block.setProperty(MarkProperty, symbolOf(utterance));
        QTextCharFormat title;
        title.setFont(captionStrongFont());
        title.setForeground(ink);
        if (index == 0)
            cursor.setBlockFormat(block);
        else
            cursor.insertBlock(block);
        cursor.insertText(titleOf(utterance), title);
        QTextCharFormat note;
        note.setFont(captionFont());
        note.setForeground(colour(Role::Muted, m_scheme));
        if (!utterance.name.isEmpty())
            cursor.insertText(u"  "_s + utterance.name, note);
        if (utterance.text.size() > limitOf(utterance))
            cursor.insertText(u"  "_s + tr("%Ln characters", nullptr, int(utterance.text.size())), note);
    }
    insertBlock(cursor, utterance, isLong ? utterance.text.left(limitOf(utterance)) + u'…' : utterance.text);
    if (!isLong)
        return;
    QTextCharFormat link;
    link.setFont(captionFont());
    link.setAnchor(true);
    link.setAnchorHref(u"#"_s + QString::number(index));
    link.setForeground(colour(Role::Accent, m_scheme));
    QTextBlockFormat block;
    block.setLeftMargin(TextIndent);
    block.setProperty(BarProperty, int(inkOf(utterance)) + 1);
    cursor.insertBlock(block);
    cursor.insertText(tr("Show all"), link);
}

void ConversationView::insertBlock(QTextCursor &cursor, const Utterance &utterance, const QString &text)
{
    QTextBlockFormat block;
    block.setLeftMargin(TextIndent);
    block.setProperty(BarProperty, int(inkOf(utterance)) + 1);
    QTextCharFormat format;
    format.setFont(isCode(utterance) ? codeFont() : font());
    const bool quiet = utterance.role == Utterance::Role::System
        || utterance.kind == Utterance::Kind::Reasoning || utterance.kind == Utterance::Kind::Media;
    format.setForeground(colour(quiet ? Role::Muted : Role::Text, m_scheme));
    if (isCode(utterance))
        block.setBackground(colour(Role::Code, m_scheme));
    cursor.insertBlock(block);
    QString lines = text;
    cursor.insertText(lines.replace(u'\n', QChar::LineSeparator), format);
}

void ConversationView::paintEvent(QPaintEvent *event)
{
    {
        QPainter painter(viewport());
        const QAbstractTextDocumentLayout *layout = document()->documentLayout();
        const int scrolled = verticalScrollBar()->value();
        for (QTextBlock block = document()->begin(); block.isValid(); block = block.next()) {
            const QRectF place = layout->blockBoundingRect(block).translated(0, -scrolled);
            if (place.top() > viewport()->height())
                break;
            const int role = block.blockFormat().intProperty(BarProperty);
            if (role == 0 || place.bottom() < 0)
                continue;
            const QColor ink = colour(Role(role - 1), m_scheme);
            painter.fillRect(QRectF(2, qFloor(place.top()), SpeakerBar, qCeil(place.height()) + 1), ink);
            const QString mark = block.blockFormat().stringProperty(MarkProperty);
            if (!mark.isEmpty())
                paintSymbol(&painter,
                            QRectF(TextIndent + 2, qRound(place.center().y() - SpeakerMark / 2.0),
                                   SpeakerMark, SpeakerMark),
                            mark, ink);
        }
    }
    QTextBrowser::paintEvent(event);
}

void ConversationView::changeEvent(QEvent *event)
{
    QTextBrowser::changeEvent(event);
    if (event->type() == QEvent::PaletteChange && schemeOf(palette()) != m_scheme) {
        m_scheme = schemeOf(palette());
        layOut();
    }
}

} // namespace bifrost::gui
