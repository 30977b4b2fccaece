# Everything the program is built from. CONTRIBUTING.md says why each of them is here.
find_package(Qt6 6.4 REQUIRED COMPONENTS Core DBus Network HttpServer LinguistTools Widgets Sql Svg)
find_package(Qt6Keychain 0.13 REQUIRED)
find_package(OpenSSL 3.0 REQUIRED)
find_package(Boost 1.74 REQUIRED)
find_package(fmt 9 REQUIRED)
find_package(simdjson 3 REQUIRED)
find_package(SQLite3 3.38 REQUIRED)
if(BIFROST_TESTS)
    find_package(Qt6 6.4 REQUIRED COMPONENTS Test)
endif()

qt_standard_project_setup()
