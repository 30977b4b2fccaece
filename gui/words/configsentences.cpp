// SPDX-License-Identifier: GPL-3.0-or-later
// What stands against a change, against stored keys and against listening.
#include "gui/words/enginesentences.h"

namespace bifrost::gui {

std::span<const EngineSentence> EngineSentences::ofConfiguration()
{
    static constexpr EngineSentence all[] = {
        // Values that somebody entered: models/config
        {"A provider's name must not contain spaces or slashes.",
         QT_TR_NOOP("The name must not contain spaces or slashes.")},
        {"A provider's name must not be empty.", QT_TR_NOOP("Give the provider a name.")},
        {"\"%1\" is the name of a built-in provider. Give the custom provider another name.",
         QT_TR_NOOP("“%1” is the name of a built-in provider. Choose another one.")},
        {"%1 must be an http or https address such as \"http://localhost:11434\".",
         QT_TR_NOOP("Enter an http or https address such as http://localhost:11434.")},
        {"%1 must be the address of the server, such as \"http://localhost:8000/v1\".",
         QT_TR_NOOP("Enter the address of the server, such as http://localhost:8000/v1.")},
        {nullptr, QT_TR_NOOP("The key has blanks or characters that no key has. Enter it again.")},
        {nullptr, QT_TR_NOOP("it has blanks or characters that no key has")},
        {"%1 must not contain a user name or a password. Give the key in \"keys\".",
         QT_TR_NOOP("A user name or a password does not belong here. Enter the key under Keys.")},
        {"%1 must be the address of the proxy, such as \"%2\".",
         QT_TR_NOOP("Enter the address of the proxy, such as %2.")},
        {"%1 must be an http or https address such as \"http://localhost:3128\".",
         QT_TR_NOOP("Enter an http or https address such as http://localhost:3128.")},
        {"%1 must be a socks5 or socks5h address such as \"socks5h://localhost:1080\".",
         QT_TR_NOOP("Enter a socks5 or socks5h address such as socks5h://localhost:1080.")},
        {"%1 must not contain a user name or a password. Give them as \"username\" and \"password\".",
         QT_TR_NOOP("A user name and a password do not belong here. Enter them below.")},
        {nullptr, QT_TR_NOOP("%1 must not contain a colon.")},
        {nullptr, QT_TR_NOOP("%1 must not be longer than 255 bytes.")},
        {"%1 must end before any \"?\" or \"#\".", QT_TR_NOOP("The address must end before any “?” or “#”.")},
        {"%1 has no address. Set network_config.base_url, such as \"http://localhost:11434\".",
         QT_TR_NOOP("%1 has no address. Enter a base URL such as http://localhost:11434.")},
        {"%1 must not be empty: it names the key.", QT_TR_NOOP("Give the key a name.")},
        {"%1 must be the key, or \"env.NAME\" for a variable of the environment.",
         QT_TR_NOOP("Enter the key, or choose a variable of the environment.")},
        {"%1 is the same as that of keys[%2], \"%3\". Each key needs its own.",
         QT_TR_NOOP("The key “%3” has the same already. Each key needs its own.")},
        {"Concurrency, %1, must not be larger than buffer_size, %2.",
         QT_TR_NOOP("Not more requests, %1, may run at a time than may wait, %2.")},
        {nullptr, QT_TR_NOOP("The first backoff, %1 ms, must not be longer than the longest, %2 ms.")},
        {"\"%1\" is not the name of a header.", QT_TR_NOOP("“%1” is not the name of a header.")},
        {nullptr, QT_TR_NOOP("%1 is not the name of a header.")},
        {nullptr, QT_TR_NOOP("%1 belongs to the connection and cannot be set.")},
        {nullptr, QT_TR_NOOP("%1 contains a line break or another control character.")},
        {"%1 must be the text of a certificate, from its line BEGIN CERTIFICATE on, and not the path of a "
         "file.",
         QT_TR_NOOP(
             "Enter the text of a certificate, from its line BEGIN CERTIFICATE on, and not the path of "
             "a file.")},
        {"\"%1\" is not the name of a host. Write the name or the address alone, without \"http://\", "
         "port, path and \"*\".",
         QT_TR_NOOP("“%1” is not the name of a host. Write the name or the address alone, without “http://”, "
                    "port, path and “*”.")},
        {"\"%1\" is not an origin. Write it as \"https://app.example\" or \"http://localhost:3000\".",
         QT_TR_NOOP("“%1” is not an origin. Write it as https://app.example or http://localhost:3000.")},
        {"\"%1\" is not a path. Write it as \"/metrics\" or \"/api/providers*\".",
         QT_TR_NOOP("“%1” is not a path. Write it as /metrics or /api/providers*.")},
        {"\"%1\" is never forwarded and cannot be listed.",
         QT_TR_NOOP("“%1” is never forwarded and cannot be listed.")},
        {"%1 is a masked value as it is shown on the screen, and nothing is stored that it stands for. Enter "
         "the value itself.",
         QT_TR_NOOP("This is a value as it is shown on the screen, with asterisks in it. Enter the value "
                    "itself.")},
        {"%1 cannot be true: bedrock always needs a key.",
         QT_TR_NOOP("A provider of this type always needs a key.")},
        {"%1 is not a sound bcrypt hash of at most %2 rounds.",
         QT_TR_NOOP(
             "That begins as a bcrypt hash does, but is none of at most %2 rounds. Choose another one.")},
        {"The password cannot be given up while the gateway listens on %1, where other machines can reach "
         "it. Choose localhost as the host first, and start the gateway again.",
         QT_TR_NOOP("The password cannot be given up while the gateway listens on %1, where other computers "
                    "can reach it. Choose localhost as the host first, and start the gateway again.")},
        {"%1 must not have a colon in it.", QT_TR_NOOP("There must not be a colon in it.")},
        {"%1 must not be empty where a password is asked for.",
         QT_TR_NOOP("This is needed where a password is asked for.")},
        {"%1 must have at most %2 bytes; a letter has one or more.",
         QT_TR_NOOP("That is too long: at most %2 bytes; a letter has one or more.")},
        {"%1 is empty: %2 where Bifrost was started.",
         QT_TR_NOOP("There is no value: %2 where Bifrost was started.")},
        {nullptr, QT_TR_NOOP("the environment variable %1 is not set")},
        {nullptr, QT_TR_NOOP("the environment variable %1 is set, but empty")},
        {"\"env.\" names no variable of the environment",
         QT_TR_NOOP("no variable of the environment is named")},
        {"%1 must name the provider.", QT_TR_NOOP("Give the provider a name.")},
        {"%1 must hold either \"*\" alone or names, not both.",
         QT_TR_NOOP("Enter either “*” alone or names, not both.")},
        {"%1 must be one of %2.", QT_TR_NOOP("Possible is one of %2.")},
        {"%1 must be %2, not %3.", QT_TR_NOOP("Enter %2, not %3.")},
        // What is expected, and what came instead
        {nullptr, QT_TR_NOOP("a whole number from %1 to %2")},
        {nullptr, QT_TR_NOOP("a whole number of at least %1")},
        {nullptr, QT_TR_NOOP("a number of at least %1")},
        {nullptr, QT_TR_NOOP("0 or a number of milliseconds from %1 to %2")},
        {nullptr, QT_TR_NOOP("true or false")},
        {nullptr, QT_TR_NOOP("a text that is not empty")},
        {nullptr, QT_TR_NOOP("an empty text")},
        {nullptr, QT_TR_NOOP("a text")},
        {nullptr, QT_TR_NOOP("an array")},
        {nullptr, QT_TR_NOOP("an object")},
        // Changes that are not taken: models/config, models/store
        {"Provider \"%1\" is set up already. Change it, or choose another name.",
         QT_TR_NOOP("“%1” is set up already. Change it, or choose another name.")},
        {"Provider \"%1\" is not set up.", QT_TR_NOOP("Provider “%1” is not set up.")},
        {"Provider \"%1\" has a key with the id \"%2\" already.",
         QT_TR_NOOP("Provider “%1” has this key already.")},
        {"Provider \"%1\" has no key with the id \"%2\".",
         QT_TR_NOOP("Provider “%1” does not have this key any more.")},
        {"Provider \"%1\" has been set up anew meanwhile.",
         QT_TR_NOOP("Provider “%1” has been set up anew meanwhile.")},
        {nullptr, QT_TR_NOOP("There are %1 providers, and no room for more.")},
        {nullptr, QT_TR_NOOP("A provider has at most %1 keys.")},
        {"Provider \"%1\" has %2 keys, and no room for more.",
         QT_TR_NOOP("Provider “%1” has %2 keys, and no room for more.")},
        {nullptr, QT_TR_NOOP("Too many changes are waiting already. Try again in a moment.")},
        {nullptr, QT_TR_NOOP("The password cannot be hashed on this system.")},
        {"Provider \"%1\" works without keys (custom_provider_config.is_key_less).",
         QT_TR_NOOP("Provider “%1” works without a key.")},
        {"`source_of_truth` makes config.json decide on `%1`. Change it in the file, %2.",
         QT_TR_NOOP(
             "The file config.json decides on “%1”, as it says itself (source_of_truth). Change it in %2.")},
        {"config store disabled: the configuration is what %1 says, and is changed there.",
         QT_TR_NOOP("There is no database: the configuration is what %1 says, and is changed there.")},
        {nullptr,
         QT_TR_NOOP("Somebody else has changed this meanwhile. Look at it again, then repeat your change.")},
        {nullptr,
         QT_TR_NOOP("The change is stored, but a thread of the gateway has not taken it in time. Start the "
                    "gateway again.")},
        {"The key cannot be stored. %1 Until then it can be given as env.NAME.",
         QT_TR_NOOP("The key cannot be stored. %1 As long as that is so, a key can come from an environment "
                    "variable.")},
        {nullptr, QT_TR_NOOP("A stored key cannot be put back while it is locked. %1")},
        {nullptr, QT_TR_NOOP("The master key of the stored keys has not been looked for yet.")},
        {nullptr, QT_TR_NOOP("The database %1 cannot be opened: %2.")},
        {nullptr, QT_TR_NOOP("The database %1 cannot be made: the folder %2 does not exist.")},
        {nullptr, QT_TR_NOOP("The database %1 cannot be made: %2.")},
        {nullptr, QT_TR_NOOP("The database %1 cannot be read: %2.")},
        {nullptr, QT_TR_NOOP("The database %1 cannot be used: the folder %2 is not writable.")},
        {nullptr, QT_TR_NOOP("The database %1 cannot be used: it is not writable.")},
        {nullptr,
         QT_TR_NOOP("%1 is not a database. It was left as it is; move it away to start with a new one.")},
        {"%1 is the database of another program. It was left as it is; choose another folder with -app-dir.",
         QT_TR_NOOP("%1 is the database of another program. It was left as it is.")},
        {nullptr, QT_TR_NOOP("it is a folder")},
        {nullptr, QT_TR_NOOP("it is a pipe, not a file")},
        {nullptr, QT_TR_NOOP("it is a socket, not a file")},
        {nullptr, QT_TR_NOOP("it is a device, not a file")},
        {nullptr, QT_TR_NOOP("The database %1 cannot be used: %2. Another program holds it.")},
        {nullptr, QT_TR_NOOP("The database %1 cannot be used: %2. There is no room left on its disk.")},
        {nullptr, QT_TR_NOOP("The database %1 cannot be used: %2. The system says: %3.")},
        {nullptr,
         QT_TR_NOOP(
             "The database %1 cannot be used: %2. It is damaged; move it away to start with a new one.")},
        {nullptr, QT_TR_NOOP("The database %1 cannot be used: %2.")},
        {"database is locked", QT_TR_NOOP("it is locked")},
        {"database or disk is full", QT_TR_NOOP("its disk is full")},
        {"attempt to write a readonly database", QT_TR_NOOP("it cannot be written to")},
        {"unable to open database file", QT_TR_NOOP("its file cannot be opened")},
        {"disk I/O error", QT_TR_NOOP("its disk does not work as it should")},
        {"The log %1 is damaged once more. Its disk may be failing: look at it, then remove %2.damaged-1 and "
         "those after it.",
         QT_TR_NOOP("The log %1 is damaged once more. Its disk may be failing: look at it, then remove "
                    "%2.damaged-1 and those after it.")},
        {nullptr, QT_TR_NOOP("The log %1 is damaged and cannot be set aside: %2.")},
        {nullptr, QT_TR_NOOP("The disk is full.")},
        {nullptr,
         QT_TR_NOOP("The folder of the configuration database %1 was moved or removed while Bifrost runs, so "
                    "no change is kept. Put it back, or stop Bifrost and start it again.")},
        {nullptr,
         QT_TR_NOOP("The configuration database %1 was replaced by another one while Bifrost runs. Start "
                    "Bifrost again to use that one, or move it away to keep the configuration in force; "
                    "until then no change is kept.")},
        {nullptr,
         QT_TR_NOOP("The configuration database %1 was replaced while Bifrost runs by what is none: %2. No "
                    "change is kept until you move that away.")},
        {nullptr,
         QT_TR_NOOP("The configuration database %1 cannot be read any more, so no change is kept: %2.")},
        {nullptr, QT_TR_NOOP("%1 It cannot be written anew, so no change is kept: %2.")},
        {nullptr,
         QT_TR_NOOP("%1 It was written anew with the configuration in force.")}, // before those it ends
        {nullptr, QT_TR_NOOP("The configuration database %1 was removed while Bifrost runs.")},
        {nullptr, QT_TR_NOOP("The configuration database %1 was emptied while Bifrost runs.")},
        {nullptr, QT_TR_NOOP("The configuration database %1 is damaged. It was set aside as %2.")},
        {nullptr, QT_TR_NOOP("it is the database of another program")},
        // Stored keys: models/secrets
        {nullptr,
         QT_TR_NOOP("A stored key cannot be read: it was changed, or it belongs to another place or another "
                    "master key. Enter it again.")},
        {nullptr,
         QT_TR_NOOP("A stored key was sealed by a newer version of Bifrost Desktop. Start that version.")},
        {nullptr, QT_TR_NOOP("The value is longer than 1 MB.")},
        {nullptr, QT_TR_NOOP("The value cannot be sealed.")},
        {nullptr,
         QT_TR_NOOP("The key file %1 is damaged. Restore it from a backup; without it the stored keys are "
                    "lost and have to be entered again.")},
        {nullptr, QT_TR_NOOP("The key file %1 cannot be read: %2.")},
        {nullptr, QT_TR_NOOP("The key file %1 cannot be written: %2.")},
        {nullptr, QT_TR_NOOP("The system gives no random numbers, so no key can be made.")},
        {nullptr, QT_TR_NOOP("There is not enough memory to make the master key of encryption_key.")},
        {nullptr,
         QT_TR_NOOP("The way in which the master key is made of encryption_key is not known to this version. "
                    "Start the version that sealed the keys.")},
        {nullptr, QT_TR_NOOP("Looking for the master key of the stored keys.")},
        {"Your keychain is locked, so stored keys cannot be used. Choose Unlock in the window of Bifrost; "
         "without a window, unlock the keychain and start Bifrost again.",
         QT_TR_NOOP("The keychain is locked, so stored keys cannot be used.")},
        {nullptr,
         QT_TR_NOOP("Your keychain has not answered; it may be waiting for its password. Until it opens, "
                    "stored keys cannot be used.")},
        {nullptr,
         QT_TR_NOOP("The master key of the stored keys lies in your keychain, which cannot be reached from "
                    "here. Start Bifrost in your desktop session, then stored keys can be used again.")},
        {nullptr, QT_TR_NOOP("Your keychain does not work. Stored keys cannot be used.")},
        {nullptr, QT_TR_NOOP("Your keychain does not work: %1. Stored keys cannot be used.")},
        {nullptr,
         QT_TR_NOOP("Your keychain no longer has the master key of the stored keys. Restore the keychain "
                    "from a backup, or give the stored keys up and enter them again.")},
        {nullptr,
         QT_TR_NOOP("The key file %1 is missing. Put it back from a backup, or give the stored keys up and "
                    "enter them again.")},
        {nullptr,
         QT_TR_NOOP("The environment variable %1, which encryption_key names, is not set, so stored keys "
                    "cannot be used. Set it and start Bifrost again.")},
        {nullptr,
         QT_TR_NOOP("The stored keys are sealed with encryption_key, which config.json does not give any "
                    "more. Put it back and start Bifrost again.")},
        {nullptr,
         QT_TR_NOOP("encryption_key is not the one that the stored keys were sealed with. Put the former one "
                    "back and start Bifrost again.")},
        {nullptr,
         QT_TR_NOOP("What your keychain holds is not the master key of the stored keys. Restore the keychain "
                    "from a backup, or give the stored keys up and enter them again.")},
        {nullptr,
         QT_TR_NOOP("The key file %1 belongs to another database. Put the right one back, or give the stored "
                    "keys up and enter them again.")},
        {nullptr,
         QT_TR_NOOP("The keychain has not taken the master key, which stays in its file. It says: %1")},
        {nullptr, QT_TR_NOOP("The keychain has not taken the master key, which stays in its file.")},
        // Listening: gateway/http/listenaddress.cpp
        {"Port %1 is taken by another program. Stop that program, or choose another port with `-port` or "
         "`server.port`.",
         QT_TR_NOOP("Port %1 is taken by another program. Stop that program, or choose another port.")},
        {"Port %1 is taken by %2. Stop that program, or choose another port with `-port` or `server.port`.",
         QT_TR_NOOP("Port %1 is taken by %2. Stop that program, or choose another port.")},
        {"Bifrost does not listen on `%1`: it is not an address. Use localhost, the address of a network "
         "card, or 0.0.0.0 for all of them.",
         QT_TR_NOOP("Bifrost does not listen on “%1”: it is not an address. Use localhost, the address of a "
                    "network card, or 0.0.0.0 for all of them.")},
        {"Bifrost does not listen on `%1`: other machines could use it, and there is no password. Set "
         "`auth_config` (admin_username, admin_password, is_enabled), or use localhost, 127.0.0.1 or ::1 as "
         "the host.",
         QT_TR_NOOP("Bifrost does not listen on “%1”: other machines could use it, and there is no password. "
                    "Set one, or use localhost, 127.0.0.1 or ::1 as the host.")},
        {"Bifrost does not listen on `%1`: other machines could use it, and there is no password. %2 Mend "
         "that and start Bifrost again, or use localhost, 127.0.0.1 or ::1 as the host.",
         QT_TR_NOOP("Bifrost does not listen on “%1”: other machines could use it, and there is no password. "
                    "%2 Mend that, or use localhost, 127.0.0.1 or ::1 as the host.")},
        {nullptr, QT_TR_NOOP("Cannot listen on %1: %2.")},
        {nullptr, QT_TR_NOOP("%1 (process %2)")},
        {nullptr, QT_TR_NOOP("Permission denied")},
        {nullptr, QT_TR_NOOP("Cannot assign requested address")},
    };
    return all;
}

} // namespace bifrost::gui
