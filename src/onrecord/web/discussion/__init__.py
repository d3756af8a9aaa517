"""What readers say: comments, votes, marked passages, readings counted; and how editors keep it in order.

`models` are the tables, `actions` the verbs (permission, audit and counts inside), `views` the addresses, `mail` the letters,
`spam` the filter. Nothing here knows Wagtail or any page: a thing is named by a key, see `things`.
"""
