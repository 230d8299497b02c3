# The companion of the edge, which is also the base of the example application, under the name by which both know it.
ARG BASE=busybox:1.37
FROM ${BASE}
