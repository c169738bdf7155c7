// What Swift cannot call of libgraphviz: macros, struct fields behind macros, `char *` parameters that are really const.
#include <gvc.h>
#include <stdlib.h>
#include <string.h>

/// Reads one graph from a NUL-terminated text; NULL with a message through agseterrf when it cannot be parsed.
static inline Agraph_t *_Nullable gvs_read(const char *_Nonnull text) { return agmemread(text); }

/// An empty directed graph.
static inline Agraph_t *_Nullable gvs_open(const char *_Nonnull name) {
  return agopen((char *)name, Agdirected, NULL);
}

static inline Agnode_t *_Nullable gvs_node(Agraph_t *_Nonnull g, const char *_Nonnull name) {
  return agnode(g, (char *)name, 1);
}

/// Declares an attribute with its default (kind: AGRAPH, AGNODE, AGEDGE); agsafeset alone would declare "" for all.
static inline void gvs_default(Agraph_t *_Nonnull g, int kind, const char *_Nonnull name, const char *_Nonnull value) {
  agattr(agroot(g), kind, (char *)name, (char *)value);
}

static inline int gvs_set(void *_Nonnull object, const char *_Nonnull name, const char *_Nonnull value) {
  return agsafeset(object, (char *)name, (char *)value, (char *)"");
}

/// Frees a layout, and the list of nodes that the library keeps of graphs laid out with nop2 (2.42: freed only while
/// a layout runs, where nobody asks for it), eight bytes a node.
static inline void gvs_free_layout(GVC_t *_Nonnull context, Agraph_t *_Nonnull g) {
  node_t **nodes = GD_neato_nlist(g);  // NULL for other layouts
  GD_neato_nlist(g) = NULL;
  gvFreeLayout(context, g);
  free(nodes);
}

static inline boxf gvs_box(Agraph_t *_Nonnull g) { return GD_bb(g); }

/// Size of the text of a node, in points, without margins.
static inline pointf gvs_label_size(Agnode_t *_Nonnull n) {
  pointf none = {0, 0};
  return ND_label(n) ? ND_label(n)->dimen : none;
}

static inline pointf gvs_node_centre(Agnode_t *_Nonnull n) { return ND_coord(n); }
static inline pointf gvs_node_size(Agnode_t *_Nonnull n) {
  pointf size = {ND_lw(n) + ND_rw(n), ND_ht(n)};
  return size;
}

static inline const char *_Nullable gvs_name(void *_Nonnull object) { return agnameof(object); }

/// Number of Bezier pieces of an edge after layout; 0 when the layout gave it no path.
static inline int gvs_piece_count(Agedge_t *_Nonnull e) { return ED_spl(e) ? ED_spl(e)->size : 0; }
static inline bezier gvs_piece(Agedge_t *_Nonnull e, int i) { return ED_spl(e)->list[i]; }
/// Centre of the label of an edge; only where `gvs_has_edge_label`.
static inline int gvs_has_edge_label(Agedge_t *_Nonnull e) { return ED_label(e) && ED_label(e)->set; }
static inline pointf gvs_edge_label(Agedge_t *_Nonnull e) { return ED_label(e)->pos; }
