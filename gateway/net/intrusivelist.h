// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace bifrost::net {

template <typename Type>
class IntrusiveList;

/// What an object needs to be in an IntrusiveList: a base class of it.
template <typename Type>
class ListNode
{
private:
    friend class IntrusiveList<Type>;
    Type *m_next = nullptr;
    Type *m_previous = nullptr;
};

/// Objects that come and go with every request, in no order: putting one in and taking it out costs a few
/// stores and no memory. It does not own them.
template <typename Type>
class IntrusiveList
{
public:
    Type *first() const { return m_first; }
    static Type *next(const Type &object) { return node(object).m_next; }

    void add(Type &object)
    {
        node(object).m_next = m_first;
        if (m_first)
            node(*m_first).m_previous = &object;
        m_first = &object;
    }

    void remove(Type &object)
    {
        ListNode<Type> &own = node(object);
        if (own.m_previous)
            node(*own.m_previous).m_next = own.m_next;
        else
            m_first = own.m_next;
        if (own.m_next)
            node(*own.m_next).m_previous = own.m_previous;
        own.m_next = own.m_previous = nullptr;
    }

private:
    static ListNode<Type> &node(Type &object) { return object; }
    static const ListNode<Type> &node(const Type &object) { return object; }

    Type *m_first = nullptr;
};

} // namespace bifrost::net
