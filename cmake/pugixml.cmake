# pugixml, the XML parser: one C++ file, compiled into the library. It is used by
# src/formats/xml/record.cpp alone. Gives threadbare_pugixml (objects), threadbare_pugixml_include
# and threadbare_pugixml_definitions, which hold for whoever includes it.
threadbare_sources(pugixml 1.13 "https://github.com/zeux/pugixml (tag v1.13)" src/pugixml.cpp)

set(threadbare_pugixml_include ${pugixml_dir}/src)
set(threadbare_pugixml_definitions
    PUGIXML_NO_XPATH PUGIXML_NO_STL PUGIXML_NO_EXCEPTIONS)
add_library(threadbare_pugixml OBJECT ${pugixml_dir}/src/pugixml.cpp)
target_compile_definitions(threadbare_pugixml PRIVATE ${threadbare_pugixml_definitions})
target_compile_options(threadbare_pugixml PRIVATE -w -fno-exceptions -fno-rtti)
set_target_properties(threadbare_pugixml PROPERTIES POSITION_INDEPENDENT_CODE ON)
