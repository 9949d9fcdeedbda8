/* CXML only links libxml2; CXMLShim.c includes its headers. */
