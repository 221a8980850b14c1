"""The network, politely and within bounds: the only room that asks other machines for sources.

Addresses are resolved once and checked before they are connected to, whoever led to them; what comes back is bounded in
size and time; a site's ``robots.txt``, its wish for pauses and a delay between two questions are kept.
"""
