// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "tests/api/city_bench.h"

namespace hall::test {

/// A program of the city that sends down to halls.
class Writer
{
public:
    explicit Writer(ApiClient& client)
        : m_client(client)
    {
    }

    void sendsAppointments();
    /// The hall, a program of its own, says what it has.
    void readsReceipt(const ApiAnswer& changed);
    void sendsAppointmentsThatCannotBe();
    void publishesCatalogue();
    void publishesNotices();
    void sendsTooMuch(const QByteArray& method, const QByteArray& target);
    void asksAgain();
    /// Of a hub that is at the same request, or was cut off in it, nothing is heard yet.
    void asksWhatAnotherHubDoes(const CityBench& city,
                                const QByteArray& method,
                                const QByteArray& target);

private:
    ApiAnswer put(const QByteArray& target, const QByteArray& body);
    /// Each under a key of its own, unless one is given.
    ApiAnswer ask(const QByteArray& method,
                  const QByteArray& target,
                  const QByteArray& body = {},
                  const QByteArray& key = {});

    ApiClient& m_client;
    int m_keys = 0;
};

} // namespace hall::test
