/* CICU only links libicu; CICUShim.c includes its headers. */
