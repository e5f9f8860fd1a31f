#pragma once
#include <libxml/parser.h>
#include <libxml/parserInternals.h>
#include <libxml/xmlerror.h>

// xmlStopParser and the error of a context, without the variadic and version-dependent parts that Swift cannot see.
static inline const xmlError *vigie_xml_error(xmlParserCtxtPtr context) { return xmlCtxtGetLastError(context); }
